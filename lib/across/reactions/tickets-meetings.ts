import { ticketFates, type TicketFate } from "@/lib/affairs/tickets/queries/fate";
import { endedTicketStatuses } from "@/lib/affairs/tickets/rules/statuses";
import { followResolution } from "@/lib/parts/meetings/commands/follow";
import { resolutionsToFollow } from "@/lib/parts/meetings/queries/following";
import { execute } from "@/lib/platform/command";
import type { JobTenant } from "@/lib/platform/jobs/tenants";

type Guarded = (doing: string, run: () => Promise<void>) => Promise<void>;

/** A resolution follows what is reported about its ticket, event number by event number. */
export async function followTickets(
  { credential, read }: Pick<JobTenant, "credential" | "read">,
  stop: AbortSignal,
  guarded: Guarded,
): Promise<void> {
  const due = await read(async (scope) => {
    const rows = await resolutionsToFollow(scope);
    const fates = await ticketFates(
      scope,
      rows.map(({ ticketId }) => ticketId),
    );
    return rows.map(({ id, ticketId, seq }) => ({ id, seq, fate: fates.get(ticketId) }));
  });
  for (const { id, seq, fate } of due) {
    if (stop.aborted) return;
    if (fate === undefined) continue;
    await guarded(`follow ${id}`, async () => {
      await execute(followResolution, credential, { id, seq, ...stateOf(fate) }, `${id}:${seq}`);
    });
  }
}

const untouched: readonly string[] = ["registered", "screening", "consulting", "dispatched"];

/** What a ticket's state means for the resolution, with the reason or the result in its words. */
export function stateOf({ status, outcome, outcomeReason, replyText }: TicketFate): {
  state: "open" | "in_progress" | "done" | "unsolved";
  reason: string | null;
} {
  if (untouched.includes(status)) return { state: "open", reason: null };
  if (!endedTicketStatuses.some((ended) => ended === status)) {
    return { state: "in_progress", reason: null };
  }
  // Closed because nobody rated, it is as the organization said: solved, unless a reason stands against it.
  const agreed = outcome === "solved" || (outcome === "unrated" && outcomeReason === null);
  const solved = status === "closed" && agreed;
  const words = (solved ? replyText : (outcomeReason ?? replyText))?.slice(0, 500) ?? null;
  return { state: solved ? "done" : "unsolved", reason: words };
}
