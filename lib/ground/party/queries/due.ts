import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { addMonths, reminderDue } from "../rules/terms";

const atOnce = 500;

/** For the worker: terms that end within six months and whose next reminder is due today. */
export async function termRemindersDue({ actor, tx }: Scope) {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const soon = new Date(addMonths(today, 6));
  const rows = await tx.partyTerm.findMany({
    where: {
      tenantId: actor.tenantId,
      endedOn: null,
      AND: [
        {
          OR: [
            { extendedTo: null, endsOn: { lte: soon } },
            { extendedTo: { not: null, lte: soon } },
          ],
        },
        { OR: [{ reminded: null }, { reminded: { gt: 1 } }] },
      ],
    },
    orderBy: { endsOn: "asc" },
    take: atOnce,
    select: { id: true, endsOn: true, extendedTo: true, reminded: true },
  });
  return rows.flatMap(({ id, endsOn, extendedTo, reminded }) => {
    const months = reminderDue(isoDay(extendedTo ?? endsOn), today, reminded);
    return months === null ? [] : [{ id, months }];
  });
}
