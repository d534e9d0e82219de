import type { Metadata } from "next";
import Link from "next/link";
import { tpa, windowText } from "@/components/proactive/text";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import {
  calendarOf,
  type ActionLine,
  type Calendar,
  type SeasonShown,
} from "@/lib/affairs/proactive/queries";
import { proactiveReaders } from "@/lib/affairs/proactive/rules/proactive";
import { monthQuery } from "@/lib/affairs/proactive/schema";
import { categoryChoices, type CategoryChoice } from "@/lib/affairs/tickets/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { PresetSeasons, SeasonForm } from "./_components/season-forms";
import { presetSeasonCalendar, saveSeasonRow } from "./actions";

export const metadata: Metadata = { title: tpa("title") };

/** 未诉先办: the seasons of a month, and what is planned in it before complaints come. */
export default async function Proactive({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { month } = monthQuery.parse(await searchParams);
  const { calendar, categories } = await read(proactiveReaders, async (scope) => ({
    calendar: await calendarOf(scope, month),
    categories: await categoryChoices(scope),
  }));
  const { mayPlan, mayKeep, blank } = calendar;
  return (
    <>
      <PageHeader
        title={tpa("title")}
        lead={tpa("lead")}
        actions={
          <>
            {mayKeep && !blank ? (
              <SeasonForm
                send={{ action: saveSeasonRow, startKey: newId() }}
                categories={categories}
                month={calendar.month}
              />
            ) : null}
            {mayPlan ? (
              <ButtonLink href="/proactive/new" variant="primary" icon="edit">
                {tpa("plan")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Tabs
        label={tpa("months")}
        items={Array.from({ length: 12 }, (_, at) => at + 1).map((one) => ({
          href: `/proactive?month=${String(one)}`,
          label: tpa("monthTab", { month: one }),
          current: one === calendar.month,
        }))}
      />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <Seasons calendar={calendar} categories={categories} />
        <Actions calendar={calendar} />
      </div>
    </>
  );
}

function Seasons({
  calendar: { seasons, blank, mayKeep, mayPlan, month },
  categories,
}: {
  calendar: Calendar;
  categories: readonly CategoryChoice[];
}) {
  return (
    <Card flush title={tpa("seasons.title", { month })} note={tpa("seasons.note")}>
      {blank ? (
        <EmptyState
          title={tpa("seasons.blank")}
          icon="calendar"
          action={
            mayKeep ? (
              <PresetSeasons send={{ action: presetSeasonCalendar, startKey: newId() }} />
            ) : undefined
          }
        >
          {tpa(mayKeep ? "seasons.blankKeep" : "seasons.blankRead")}
        </EmptyState>
      ) : seasons.length === 0 ? (
        <EmptyState title={tpa("seasons.none")} icon="calendar">
          {tpa("seasons.noneHint")}
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {seasons.map((season) => (
            <li key={`${season.id} ${String(season.version)}`} className="grid gap-1.5 px-4 py-3">
              <Season season={season} categories={categories} />
              <div className="flex flex-wrap gap-2">
                {mayPlan ? (
                  <ButtonLink href={`/proactive/new?season=${season.id}`} size="sm">
                    {tpa("seasons.plan")}
                  </ButtonLink>
                ) : null}
                {mayKeep ? (
                  <SeasonForm
                    send={{ action: saveSeasonRow, startKey: newId() }}
                    categories={categories}
                    month={month}
                    season={season}
                  />
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Season({
  season,
  categories,
}: {
  season: SeasonShown;
  categories: readonly CategoryChoice[];
}) {
  const { title, fromMonth, toMonth, advice, categoryIds, active } = season;
  const names = categories.flatMap(({ id, name }) => (categoryIds.includes(id) ? name : []));
  return (
    <>
      <h3 className="flex flex-wrap items-center gap-2 text-base">
        {title}
        <span className="text-sm font-normal text-ink-soft">
          {tpa("seasons.months", { from: fromMonth, to: toMonth })}
        </span>
        {active ? null : <Badge>{tpa("seasons.off")}</Badge>}
      </h3>
      <p>{advice}</p>
      {names.length === 0 ? null : (
        <p className="text-sm text-ink-soft">
          {tpa("prevents", { categories: names.join(" · ") })}
        </p>
      )}
    </>
  );
}

function Actions({ calendar: { actions, month, mayPlan } }: { calendar: Calendar }) {
  return (
    <Card flush title={tpa("actions.title", { month })} note={tpa("actions.note")}>
      {actions.length === 0 ? (
        <EmptyState title={tpa("actions.none")} icon="list">
          {tpa(mayPlan ? "actions.nonePlan" : "actions.noneRead")}
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {actions.map((action) => (
            <Action key={action.id} action={action} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Action({ action }: { action: ActionLine }) {
  const { id, title, byName, areaName, fromDay, toDay, outcome, doneText, silent } = action;
  return (
    <li className="grid gap-1 px-4 py-3">
      <span className="flex flex-wrap items-center gap-2">
        <Link href={`/proactive/${id}`} className="font-semibold text-action hover:underline">
          {title}
        </Link>
        {outcome === null ? (
          silent ? (
            <Badge tone="warn" icon="clock">
              {tpa("silent")}
            </Badge>
          ) : null
        ) : (
          <Badge tone={outcome === "done" ? "ok" : "idle"}>{tpa(`outcome.${outcome}`)}</Badge>
        )}
      </span>
      <span className="text-sm text-ink-soft">
        {[...new Set([byName, areaName, windowText({ from: fromDay, to: toDay })])].join(" · ")}
      </span>
      {doneText === null ? null : <span className="text-sm">{doneText}</span>}
    </li>
  );
}
