import "server-only";
import { dayNumberOf, isoDateOf } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { remindDays } from "../rules/opinions";

/** So many at once; the others at the next look. */
const batch = 200;

/** For the worker: requests without an answer whose day is near or over and of which nobody was reminded. */
export async function opinionRemindersDue({ actor, tx }: Scope): Promise<{ id: string }[]> {
  const today = localDate(actor.now, actor.tenant.timeZone);
  return tx.opinionRequest.findMany({
    where: {
      tenantId: actor.tenantId,
      status: "asked",
      remindedOn: null,
      dueOn: { lte: new Date(isoDateOf((dayNumberOf(today) ?? 0) + remindDays)) },
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    take: batch,
    select: { id: true },
  });
}
