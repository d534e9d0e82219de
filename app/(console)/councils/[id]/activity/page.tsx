import type { Metadata } from "next";
import Link from "next/link";
import { RecordContact } from "@/components/councils/contact-forms";
import { tc } from "@/components/councils/text";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import {
  councilActivity,
  seatRecords,
  type CouncilActivity,
  type SeatActivity,
  type SeatRecords,
} from "@/lib/affairs/councils/queries/activity";
import { councilReaders } from "@/lib/affairs/councils/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ActivityLines } from "../../_components/activity-lines";
import { SeatVerb } from "../../_components/seat-verb";
import { endInSeat, recordCouncilContact } from "../../actions";

export const metadata: Metadata = { title: tc("activity") };

/** 履职记录 of a council: seat by seat the latest record, or that there is none; and the lines of one seat. */
export default async function Activity({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}) {
  const { id } = await params;
  const asked = await parametersOf(searchParams, ["seat", "before"]);
  const seatId = idOf(asked.seat);
  const { activity, records } = await read(councilReaders, async (scope) => ({
    activity: await councilActivity(scope, id),
    records: seatId === undefined ? null : await seatRecords(scope, id, seatId, asked.before),
  }));
  const seat = activity.seats.find((one) => one.id === seatId);
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/councils", label: tc("title") },
          { href: `/councils/${id}`, label: activity.name },
          ...(records === null
            ? []
            : [{ href: `/councils/${id}/activity`, label: tc("activity") }]),
        ]}
        title={seat?.organization ?? tc("activity")}
        lead={tc("activity.lead")}
      />
      {records === null ? (
        <Seats activity={activity} />
      ) : (
        <OneSeat
          activity={activity}
          seat={seat}
          records={records}
          older={
            records.before === null
              ? undefined
              : addressOf(`/councils/${id}/activity`, { seat: seatId, before: records.before })
          }
          newest={
            asked.before === undefined
              ? undefined
              : addressOf(`/councils/${id}/activity`, { seat: seatId })
          }
        />
      )}
    </>
  );
}

function Seats({ activity: { id, seats } }: { activity: CouncilActivity }) {
  return (
    <Card flush title={tc("seats.title")}>
      <ul className="divide-y">
        {seats.map((seat) => (
          <li
            key={seat.id}
            className="grid gap-x-4 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]"
          >
            <div className="min-w-0">
              <p className="text-sm text-ink-soft">{tc(`kind.${seat.kind}`)}</p>
              <Link
                href={addressOf(`/councils/${id}/activity`, { seat: seat.id })}
                prefetch={false}
                className="text-link inline-flex min-h-6 items-center font-semibold"
              >
                {seat.organization}
              </Link>
              <p className="text-sm">
                {seat.holder === null ? (
                  <span className="text-warn">{tc("seat.empty")}</span>
                ) : (
                  <>
                    {seat.holder.name}{" "}
                    <span className="text-ink-soft tabular-nums">
                      {tc("seat.since", { day: seat.holder.since })}
                    </span>
                  </>
                )}
              </p>
            </div>
            <p className="text-sm tabular-nums sm:self-center">{latestWords(seat)}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A plain fact, for whoever must judge whether a seat is filled in more than name. */
function latestWords({ holder, latest }: SeatActivity): string {
  if (holder === null) return "";
  return latest === null
    ? tc("activity.none", { day: holder.since })
    : tc("activity.latest", { day: latest.day, kind: tc(`activity.${latest.kind}`) });
}

function OneSeat({
  activity: { own, today },
  seat,
  records,
  older,
  newest,
}: {
  activity: CouncilActivity;
  /** Undefined: the seat is of an earlier term or closed. */
  seat: SeatActivity | undefined;
  records: SeatRecords;
  older: string | undefined;
  newest: string | undefined;
}) {
  const holder = seat?.holder ?? null;
  const { lines, turns, nextTurn, items } = records;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card
        flush
        title={tc("activity.lines")}
        actions={
          own && seat !== undefined && holder !== null && items.length > 0 ? (
            <RecordContact
              key={lines[0]?.id}
              send={{ action: recordCouncilContact, startKey: newId() }}
              items={items.map(({ key, title }) => ({ value: key, label: title }))}
              seatId={seat.id}
              today={today}
            />
          ) : undefined
        }
      >
        {lines.length === 0 ? (
          <p className="px-4 py-3 text-ink-soft">{tc("activity.noLines")}</p>
        ) : (
          <ActivityLines lines={lines} />
        )}
        {older === undefined && newest === undefined ? null : (
          <div className="border-t px-4">
            <Pager newerHref={newest} olderHref={older} />
          </div>
        )}
      </Card>
      <div className="grid gap-4">
        {seat === undefined ? null : (
          <Card title={tc(`kind.${seat.kind}`)}>
            {holder === null ? (
              <p className="text-warn">{tc("seat.empty")}</p>
            ) : (
              <div className="grid gap-2">
                <p>
                  <span className="font-semibold">{holder.name}</span>{" "}
                  <span className="text-sm text-ink-soft tabular-nums">
                    {tc("seat.since", { day: holder.since })}
                  </span>
                </p>
                <p className="text-sm">{latestWords(seat)}</p>
                {holder.mayEnd ? (
                  <div>
                    <SeatVerb
                      verb="end"
                      about={holder.name}
                      subject={{ id: holder.id, version: holder.version }}
                      today={today}
                      send={{ action: endInSeat, startKey: newId() }}
                    />
                  </div>
                ) : null}
              </div>
            )}
          </Card>
        )}
        {turns.length === 0 && nextTurn === null ? null : (
          <Card title={tc("rotation")}>
            <ul className="grid gap-1 text-sm tabular-nums">
              {nextTurn !== null && nextTurn.startsOn > today ? (
                <li>{tc("activity.nextTurn", { from: nextTurn.startsOn, to: nextTurn.endsOn })}</li>
              ) : null}
              {turns.slice(0, 12).map(({ startsOn, endsOn }) => (
                <li key={startsOn} className="text-ink-soft">
                  {tc("seat.fromTo", { from: startsOn, to: endsOn })}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </div>
  );
}
