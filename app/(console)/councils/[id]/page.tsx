import type { Metadata } from "next";
import { tc } from "@/components/councils/text";
import { tme } from "@/components/meetings/text";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { councilDetail, type CouncilDetail } from "@/lib/affairs/councils/queries/detail";
import { councilReaders } from "@/lib/affairs/councils/rules/rights";
import { dayAfter } from "@/lib/affairs/councils/rules/terms";
import type { RuleShown } from "@/lib/affairs/councils/rules/composition";
import { bodyResolutions } from "@/lib/parts/meetings/queries/of-body";
import { standingStates } from "@/lib/parts/meetings/rules/stages";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { AddSeat } from "../_components/add-seat";
import { BeginTerm } from "../_components/begin-term";
import { CouncilResolutions } from "../_components/resolutions";
import { SeatCard } from "../_components/seat-card";
import { Terms } from "../_components/terms";
import { addCouncilSeat, beginCouncilTerm } from "../actions";

export const metadata: Metadata = { title: tc("title") };

/** One council: its term, how it stands against the rules, who sits for whom, and what may be done next. */
export default async function Council({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}) {
  const { id } = await params;
  const asked = await parametersOf(searchParams, ["term", "state", "before", "unit"]);
  const { term: wanted, before } = asked;
  const number = wanted !== undefined && /^\d{1,2}$/.test(wanted) ? Number(wanted) : undefined;
  const state = standingStates.find((one) => one === asked.state);
  const { council, resolutions } = await read(councilReaders, async (scope) => {
    const detail = await councilDetail(scope, id, number, idOf(asked.unit));
    const isPast = detail.term?.current === false;
    return {
      council: detail,
      resolutions: isPast ? null : await bodyResolutions(scope, id, { state, before }),
    };
  });
  const { version, term, own, today, now, kinds, organizations } = council;
  const open = council.seats.filter(({ closed }) => closed === null);
  const closed = council.seats.filter((seat) => seat.closed !== null);
  const proposed = organizations.find((one) => one.id === asked.unit);
  const isOver = term !== null && !term.current;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/councils", label: tc("title") }]}
        title={council.name}
        meta={<Badge>{tc(`level.${council.level}`)}</Badge>}
        lead={
          term === null
            ? tc("term.none")
            : tc("term.line", { number: term.number, from: term.startsOn, to: term.endsOn })
        }
        actions={
          <>
            <ButtonLink href={`/councils/${id}/print`} icon="print">
              {tc("paper")}
            </ButtonLink>
            <ButtonLink href={`/councils/${id}/meetings`} icon="calendar">
              {tme("title")}
            </ButtonLink>
            <ButtonLink href={`/councils/${id}/activity`} icon="list">
              {tc("activity")}
            </ButtonLink>
            <ButtonLink href={`/councils/${id}/rotation`} icon="swap">
              {tc("rotation")}
            </ButtonLink>
            {own && term !== null ? (
              <>
                <BeginTerm
                  action={beginCouncilTerm}
                  startKey={newId()}
                  council={{ id, version }}
                  due={dayAfter(term.endsOn)}
                />
                <AddSeat
                  action={addCouncilSeat}
                  startKey={newId()}
                  council={{ id, version }}
                  kinds={kinds}
                  organizations={organizations}
                />
              </>
            ) : null}
          </>
        }
      />
      {proposed === undefined || isOver ? null : (
        <div className="mb-4">
          <Notice
            tone="info"
            title={tc("addSeat.proposed", { name: proposed.name })}
            actions={
              <AddSeat
                action={addCouncilSeat}
                startKey={newId()}
                council={{ id, version }}
                kinds={kinds}
                organizations={organizations}
                preset={proposed.id}
              />
            }
          >
            {tc("addSeat.proposedHint")}
          </Notice>
        </div>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-4 max-lg:order-2">
          {isOver ? (
            <Notice tone="info">{tc("terms.over")}</Notice>
          ) : (
            <Card flush title={tc("seats.title")}>
              <ul className="divide-y">
                {open.map((seat) => (
                  <SeatCard
                    key={`${seat.id} ${String(seat.version)}`}
                    seat={seat}
                    own={own}
                    today={today}
                    now={now}
                  />
                ))}
              </ul>
            </Card>
          )}
          {resolutions === null ? null : (
            <CouncilResolutions
              councilId={id}
              {...resolutions}
              state={state}
              paged={before !== undefined}
            />
          )}
          {closed.length === 0 ? null : (
            <Card flush title={tc(isOver ? "seats.title" : "seats.closed")}>
              <ul className="divide-y">
                {closed.map((seat) => (
                  <SeatCard key={seat.id} seat={seat} own={false} today={today} now={now} />
                ))}
              </ul>
            </Card>
          )}
        </div>
        <div className="grid gap-4">
          {isOver ? null : (
            <>
              <Rules council={council} />
              <Facts
                council={council}
                filled={open.filter(({ holder }) => holder !== null).length}
              />
            </>
          )}
          <Terms council={council} />
        </div>
      </div>
    </>
  );
}

function Rules({ council: { rules, ranges } }: { council: CouncilDetail }) {
  const values = { max: ranges?.fullTimeMax ?? 0 };
  const part = { min: ranges?.partTimeMin ?? 0, max: ranges?.partTimeMax ?? 0 };
  return (
    <Card flush title={tc("rules.title")}>
      <ul className="divide-y">
        {rules.map((one) => (
          <li key={one.rule} className="flex items-start gap-2 px-4 py-2.5">
            <Icon
              name={one.met ? "check" : "alert"}
              className={one.met ? "mt-0.5 text-ok" : "mt-0.5 text-warn"}
              title={tc(one.met ? "rules.met" : "rules.unmet")}
            />
            <span className="min-w-0">
              {tc(`rule.${one.rule}`, one.rule === "partTime" ? part : values)}
              <span className="block text-sm text-ink-soft tabular-nums">{countOf(one)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function countOf({ rule, seats, filled }: RuleShown): string {
  if (rule === "papers") return tc("rule.papersCount", { seats, filled });
  return tc(rule === "units" ? "rule.unitsCount" : "rule.count", { seats, filled });
}

function Facts({ council, filled }: { council: CouncilDetail; filled: number }) {
  const { establishedOn, seats } = council;
  const open = seats.filter(({ closed }) => closed === null).length;
  return (
    <Card>
      <DescriptionList
        items={[
          { term: tc("detail.established"), detail: establishedOn },
          { term: tc("detail.filled"), detail: tc("detail.filledCount", { filled, seats: open }) },
          {
            term: tme("resolutions.title"),
            detail: (
              <a href="#resolutions" className="text-link inline-flex min-h-6 items-center">
                {tme("body.title")}
              </a>
            ),
          },
        ]}
      />
    </Card>
  );
}
