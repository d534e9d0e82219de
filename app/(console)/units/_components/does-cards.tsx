import Link from "next/link";
import type { ReactNode } from "react";
import { CutNote } from "@/components/lists/cut-note";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { StatRow } from "@/components/ui/stat";
import { tcv } from "@/components/units/text";
import { linesMost } from "@/lib/across/coverage/rules/unit-lines";
import type { UnitDetail } from "@/lib/across/coverage/queries/unit";

/** 在这里做了什么: Party organization, seats, resolutions, service. */
export function DoesCards({ unit }: { unit: UnitDetail }) {
  const { does } = unit;
  return (
    <>
      <Card title={tcv("detail.does")}>
        <div className="grid gap-4">
          <Part title={tcv("detail.party")}>
            <PartyLines unit={unit} />
          </Part>
          <Part title={tcv("detail.seats")}>
            <SeatLines unit={unit} />
          </Part>
          <Part title={tcv("detail.resolutions")}>
            {does.resolutions.length === 0 ? (
              <Empty>{tcv("detail.resolutions.none")}</Empty>
            ) : (
              <ul className="grid gap-1.5">
                {does.resolutions.map(({ id, meetingId, measure, dueOn, state }) => (
                  <li key={id}>
                    <To href={`/meetings/${meetingId}`}>{measure}</To>
                    <span className="block text-sm text-ink-soft tabular-nums">
                      {tcv("detail.resolutions.due", { day: dueOn, state: stateOf(state) })}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <CutNote count={does.resolutions.length} max={linesMost} />
          </Part>
        </div>
      </Card>
      <Card title={tcv("detail.service")} note={tcv("detail.service.note")}>
        <StatRow
          items={[
            { label: tcv("detail.service.members"), value: does.service.members },
            { label: tcv("detail.service.claims"), value: does.service.claims },
            { label: tcv("detail.service.taken"), value: does.service.taken },
            { label: tcv("detail.service.done"), value: does.service.done },
          ]}
        />
      </Card>
    </>
  );
}

function PartyLines({ unit }: { unit: UnitDetail }) {
  const { coverage, byCheckIn, does } = unit;
  if (does.party.length === 0 && !byCheckIn) {
    const above = coverage === "own" || coverage === "joint";
    return <Empty>{tcv(above ? "detail.above" : "detail.party.none")}</Empty>;
  }
  return (
    <ul className="grid gap-1">
      {byCheckIn ? <ToldLine checkIn={unit.checkIn} /> : null}
      {does.party.map(({ id, name }) => (
        <li key={id}>
          <To href={`/party/${id}`}>{name}</To>
        </li>
      ))}
    </ul>
  );
}

/** What the unit wrote of itself when it reported, here or at a place that is not read here. */
function ToldLine({ checkIn }: Pick<UnitDetail, "checkIn">) {
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      {checkIn === null ? (
        <span className="text-ink-soft">{tcv("detail.party.elsewhere")}</span>
      ) : (
        <>
          <To href={`/check-ins/units/${checkIn.id}`}>{checkIn.party}</To>
          <span className="text-ink-soft tabular-nums">
            {tcv("detail.party.members", { n: checkIn.members })}
          </span>
        </>
      )}
      <Badge tone="info">{tcv("detail.party.told")}</Badge>
    </li>
  );
}

function SeatLines({ unit: { seated, does } }: { unit: UnitDetail }) {
  if (does.seats.length === 0) {
    return <Empty>{tcv(seated ? "detail.seats.above" : "detail.seats.none")}</Empty>;
  }
  return (
    <ul className="grid gap-1">
      {does.seats.map(({ id, council, holder }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2">
          <To href={`/councils/${council.id}`}>{council.name}</To>
          <span className="text-ink-soft">{holder ?? tcv("detail.seats.empty")}</span>
        </li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <h3 className="text-sm font-semibold text-ink-soft">{title}</h3>
      {children}
    </section>
  );
}

function Empty({ children }: { children: ReactNode }) {
  return <p className="text-ink-soft">{children}</p>;
}

function To({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-6 items-center text-action hover:underline"
    >
      {children}
    </Link>
  );
}

function stateOf(state: string): string {
  const known = (["open", "in_progress", "done", "unsolved"] as const).find((one) => one === state);
  return known === undefined ? "" : tcv(`state.${known}`);
}
