import "server-only";
import { keptApart } from "@/lib/affairs/tickets/queries/recusals";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { isoDateOf } from "@/lib/platform/core/calendar-day";
import { localDate, localDay } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { openChannels } from "@/lib/platform/outbox/channels";
import { quietHoursOf } from "../rules/preference";
import { afterQuiet, digestInstant } from "../rules/timing";

/** More unread notices than this are one more reason to sign in, not to write a longer mail. */
const noticesMax = 500;
const peopleMax = 200;

/** The key of a person's summary of one day. */
export function digestKey(personId: string, date: string): string {
  return `d:${personId}:${date}`;
}

/**
 * Whose daily summary is due: its time of this workday has come, none was written today, and
 * something from before that time is unread and has not left the house. Six statements.
 */
export async function summariesDue(scope: Scope, personId?: string) {
  const { actor, tx } = scope;
  const { tenantId, now } = actor;
  if (!openChannels().mail) return [];
  const { settings, calendar } = await clockworkOf(scope);
  const people = await tx.preference.findMany({
    where: {
      tenantId,
      mailDigest: true,
      mailCipher: { not: null },
      ...(personId === undefined ? {} : { personId }),
    },
    select: {
      personId: true,
      mailCipher: true,
      mailMasked: true,
      digestAt: true,
      quietFrom: true,
      quietTo: true,
    },
  });
  const timed = people.flatMap((person) => {
    const at = digestInstant(now, person.digestAt, calendar);
    return at === null || at > now ? [] : { ...person, at };
  });
  const today = localDate(now, calendar.timeZone);
  const written = await tx.delivery.findMany({
    where: { tenantId, key: { in: timed.map((person) => digestKey(person.personId, today)) } },
    select: { personId: true },
  });
  const done = new Set(written.map((row) => row.personId));
  const open = timed.filter((person) => !done.has(person.personId)).slice(0, peopleMax);
  const duties = await dutiesOf(
    scope,
    open.map((person) => person.personId),
  );
  const notices = await tx.notification.findMany({
    where: {
      tenantId,
      dutyId: { in: duties.map(({ id }) => id) },
      readAt: null,
      sentAt: null,
    },
    orderBy: { at: "desc" },
    take: noticesMax * Math.max(1, open.length),
    select: { id: true, dutyId: true, at: true, ticketId: true },
  });
  const kept = await keptApart(
    scope,
    notices.flatMap(({ ticketId }) => ticketId ?? []),
  );
  return open.flatMap(({ at, mailCipher, mailMasked, ...person }) => {
    const own = duties.filter((duty) => duty.personId === person.personId);
    const noticeIds = notices
      .filter((row) => row.at.getTime() <= at && own.some(({ id }) => id === row.dutyId))
      .filter((row) => row.ticketId === null || !kept(row.ticketId, person.personId))
      .map(({ id }) => id);
    const path = own[0]?.path;
    if (noticeIds.length === 0 || path === undefined) return [];
    if (mailCipher === null || mailMasked === null) return [];
    const quiet = quietHoursOf(person, {
      from: settings["quiet.from"],
      to: settings["quiet.to"],
    });
    const leavesAt = afterQuiet(now, quiet, calendar.timeZone);
    return { personId: person.personId, path, mailCipher, mailMasked, noticeIds, leavesAt };
  });
}

function dutiesOf({ actor, tx }: Scope, people: string[]) {
  const today = new Date(isoDateOf(localDay(actor.now, actor.tenant.timeZone)));
  return tx.duty.findMany({
    where: {
      tenantId: actor.tenantId,
      personId: { in: people },
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gte: today } }],
    },
    orderBy: { path: "asc" },
    select: { id: true, personId: true, path: true },
  });
}
