import { localDay, offsetAt, type Instant } from "@/lib/platform/core/time-zone";
import type { DayNumber } from "@/lib/platform/core/calendar-day";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import { pathsAbove, type DutyInForce, type Recipient } from "./recipients";

/** What may find a street or an organization without anybody at the desk. */
export const urgentArrivals: Readonly<Record<string, "area" | "organization">> = {
  "ticket.reported": "area",
  "ticket.registered": "area",
  "ticket.located": "area",
  "ticket.transferred": "area",
  "ticket.dispatched": "organization",
  "assignment.part_sent": "organization",
  "whistle.blown": "organization",
};

/** Whoever is on call is told as one thing, whoever stands above when nobody is as another. */
export const onCallKinds = ["onCall", "onCallGap"] as const;

/** A day of a roster, as it was entered. */
export interface OnCallRow {
  readonly day: string;
  readonly path: string;
  readonly organizationId: string | null;
  readonly dutyId: string;
}

/**
 * The day whose roster is in force, or null while the desk is open. A day begins when work would
 * begin on it and lasts through the night: at two in the morning it is still yesterday's.
 */
export function onCallDay(at: Instant, calendar: WorkCalendar): DayNumber | null {
  const day = localDay(at, calendar.timeZone);
  const windows = calendar.windowsOf(day);
  const [first, last] = [windows[0]?.from ?? 0, windows.at(-1)?.to ?? 0];
  const minute = minuteOf(at, calendar.timeZone);
  if (calendar.isWorkday(day) && minute >= first && minute < last) return null;
  return minute < first ? day - 1 : day;
}

/**
 * Who is told of an urgent matter outside of working time: the roster's people whose duty is in
 * force, else the next above them, who is told that nobody is on call (DOMAIN §2.5, ADR 005).
 */
export function onCallRecipients(
  place: { path: string; organizationId: string | null },
  roster: readonly OnCallRow[],
  duties: readonly DutyInForce[],
): Recipient[] {
  const street = pathsAbove(place.path)[1] ?? pathsAbove(place.path)[0] ?? "";
  const listed = new Set(
    roster
      .filter((row) =>
        place.organizationId === null
          ? row.organizationId === null && row.path === street
          : row.organizationId === place.organizationId,
      )
      .map(({ dutyId }) => dutyId),
  );
  const onCall = duties.filter(({ id }) => listed.has(id));
  if (onCall.length > 0) return onCall.map((duty) => told(duty, "onCall"));
  const rungs =
    place.organizationId === null
      ? ["street_secretary", "district_dispatcher"]
      : ["dept_leader", "street_secretary"];
  for (const role of rungs) {
    const above = duties.filter(
      (duty) =>
        duty.role === role &&
        (duty.organizationId === null
          ? place.path.startsWith(duty.path)
          : duty.organizationId === place.organizationId),
    );
    if (above.length > 0) return above.map((duty) => told(duty, "onCallGap"));
  }
  return [];
}

/** Breaks quiet hours: whoever is on call is there for it. */
function told(duty: DutyInForce, kind: (typeof onCallKinds)[number]): Recipient {
  return { duty, telling: { who: "rung", class: "now", kind }, urgent: true };
}

function minuteOf(at: Instant, timeZone: string): number {
  const msPerDay = 86_400_000;
  const wall = at + offsetAt(at, timeZone);
  return Math.floor((((wall % msPerDay) + msPerDay) % msPerDay) / 60_000);
}
