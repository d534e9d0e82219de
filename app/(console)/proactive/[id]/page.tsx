import type { Metadata } from "next";
import Link from "next/link";
import { tpa, windowText } from "@/components/proactive/text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { Table, type Column } from "@/components/ui/table";
import { TimeText } from "@/components/ui/time-text";
import {
  proactiveFigures,
  type ProactiveFigures,
} from "@/lib/across/dashboards/queries/proactive-figures";
import { ticketsHref } from "@/lib/across/dashboards/rules/links";
import { actionDetail, type ActionShown } from "@/lib/affairs/proactive/queries";
import { proactiveReaders, windowNames } from "@/lib/affairs/proactive/rules/proactive";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ReportForm } from "../_components/report-form";
import { reportAction } from "../actions";

export const metadata: Metadata = { title: tpa("title") };

/** One action: what was planned, the line about what was done, and the counts beside its days. */
export default async function Action({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { action, figures } = await read(proactiveReaders, async (scope) => {
    const shown = await actionDetail(scope, id);
    return { action: shown, figures: await proactiveFigures(scope, shown) };
  });
  const { outcome } = action;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/proactive", label: tpa("title") }]}
        title={action.title}
        meta={
          outcome === null ? (
            action.silent ? (
              <Badge tone="warn" icon="clock">
                {tpa("silent")}
              </Badge>
            ) : undefined
          ) : (
            <Badge tone={outcome === "done" ? "ok" : "idle"}>{tpa(`outcome.${outcome}`)}</Badge>
          )
        }
        actions={
          action.mayReport ? (
            <ReportForm
              send={{ action: reportAction, startKey: newId() }}
              subject={{ id: action.id, version: action.version }}
            />
          ) : undefined
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]">
        <Card title={tpa("planned")}>
          <div className="grid gap-4">
            <p className="leading-relaxed whitespace-pre-line">{action.plan}</p>
            <DescriptionList items={factsOf(action)} />
          </div>
        </Card>
        {figures === null ? (
          <Card title={tpa("figures")}>
            <p className="text-ink-soft">{tpa("figures.notHere")}</p>
          </Card>
        ) : (
          <Card
            flush
            title={tpa("figures")}
            note={tpa(figures.opens ? "figures.note" : "figures.noteOwn")}
          >
            <dl className="grid gap-x-6 gap-y-1 border-b px-4 py-3 text-sm sm:grid-cols-2">
              {windowNames.map((name) => {
                const window = figures.windows[name];
                return (
                  <div key={name} className="flex gap-2">
                    <dt className="shrink-0 text-ink-soft">{tpa(`figures.${name}`)}</dt>
                    <dd>{window === null ? tpa("figures.notYet") : windowText(window)}</dd>
                  </div>
                );
              })}
            </dl>
            <Table
              caption={tpa("figures")}
              columns={columnsFor(action, figures)}
              rows={figures.lines}
              keyOf={({ categoryId }) => categoryId}
            />
          </Card>
        )}
      </div>
    </>
  );
}

function factsOf(action: ActionShown) {
  const { fromDay, toDay, areaName, byName, season, doneAt, doneText, doneBy, now } = action;
  return [
    { term: tpa("plan.window"), detail: windowText({ from: fromDay, to: toDay }) },
    { term: tpa("plan.where"), detail: areaName },
    { term: tpa("by"), detail: byName },
    ...(season === null ? [] : [{ term: tpa("season"), detail: season }]),
    {
      term: tpa("plannedBy"),
      detail: (
        <>
          {action.plannedBy} <TimeText at={action.plannedAt} now={now} />
        </>
      ),
    },
    ...(doneAt === null
      ? []
      : [
          {
            term: tpa("report.text"),
            detail: (
              <>
                {doneText}
                <span className="block text-ink-faint">
                  {doneBy} <TimeText at={doneAt} now={now} />
                </span>
              </>
            ),
          },
        ]),
  ];
}

type Line = ProactiveFigures["lines"][number];

function columnsFor({ areaId }: ActionShown, { windows, opens }: ProactiveFigures): Column<Line>[] {
  return [
    {
      key: "category",
      head: tpa("figures.category"),
      title: true,
      cell: ({ category }) => <span className="font-semibold">{category}</span>,
    },
    ...windowNames.map((name): Column<Line> => {
      const head = tpa(`figures.${name}`);
      return {
        key: name,
        head,
        align: "end",
        cell: ({ categoryId, category, counts }) => {
          const window = windows[name];
          const count = counts[name];
          if (window === null || count === null) {
            return <span className="text-ink-faint">{tpa("figures.notYet")}</span>;
          }
          if (count === "few") return tpa("figures.few");
          return !opens ? (
            count
          ) : (
            <Link
              href={ticketsHref("registered", areaId, window, categoryId)}
              prefetch={false}
              aria-label={tpa("figures.rows", { head, category, count })}
              className="text-link"
            >
              {count}
            </Link>
          );
        },
      };
    }),
  ];
}
