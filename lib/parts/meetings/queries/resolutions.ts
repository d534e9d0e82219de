import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { resolutionShown, type ResolutionShown } from "../schema";

interface ResolutionRow extends ResolutionShown {
  meetingId: string;
}

/** The resolutions of these meetings in their order, without those that were dropped. Two statements at the most. */
export async function resolutionsOf(
  { actor, tx }: Scope,
  meetingIds: readonly string[],
): Promise<ResolutionRow[]> {
  const rows = await tx.meetingResolution.findMany({
    where: {
      tenantId: actor.tenantId,
      meetingId: { in: [...meetingIds] },
      state: { not: "dropped" },
    },
    orderBy: [{ meetingId: "asc" }, { number: "asc" }],
    select: {
      id: true,
      meetingId: true,
      number: true,
      measure: true,
      organizationId: true,
      organizationName: true,
      memberUnit: true,
      dueOn: true,
      state: true,
      reason: true,
      ticketId: true,
      ticketNumber: true,
    },
  });
  const unsolved = rows.flatMap(({ id, state }) => (state === "unsolved" ? [id] : []));
  const topics =
    unsolved.length === 0
      ? []
      : await tx.meetingTopic.findMany({
          where: { tenantId: actor.tenantId, resolutionId: { in: unsolved } },
          select: { resolutionId: true, status: true, answer: true, answeredBy: true },
        });
  const today = localDate(actor.now, actor.tenant.timeZone);
  return rows.map(({ meetingId, ticketId, ticketNumber, organizationName, ...row }) => {
    const dueOn = isoDay(row.dueOn);
    const settled = row.state === "done" || row.state === "unsolved";
    return {
      meetingId,
      ...resolutionShown.parse({
        ...row,
        dueOn,
        organization: organizationName,
        again: topics.find(({ resolutionId }) => resolutionId === row.id) ?? null,
        late: !settled && dueOn < today,
        ticket: ticketId === null ? null : { id: ticketId, number: ticketNumber },
      }),
    };
  });
}
