import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnTicket, isAreaStaff } from "../rules/policy";
import { callNoteInput } from "../schema/endings";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { servesThere } from "./interest";
import { ticketEvent } from "./record";
import { writeCall } from "./write-call";

/**
 * 不满意回访: somebody asks after a resident's own "no", also when the matter is closed (ANCHORS §6, wish
 * 17). The rating stays as the resident gave it; what is said is a note, and may lead to a new round.
 */
export const callAfterRating = command({
  name: "ticket.callAfterRating",
  input: callNoteInput,
  output: doneOutput,
  find: async (scope, input) => {
    const ticket = await findTicket(scope, input);
    return ticket && { ...ticket, serves: await servedIn(scope, ticket) };
  },
  allow: (actor, ticket) => canDoOnTicket(actor, "callAfterRating", ticket, ticket),
  run: async (scope, ticket, { channel, reached, text }) => {
    const { id, path, round, leadAssignmentId } = ticket;
    await changeTicket(scope, ticket, {});
    await writeCall(scope, {
      ...{ ticketId: id, path, round, channel, assignmentId: leadAssignmentId },
      about: "rating",
      reached: reached === "yes",
      note: text,
    });
    const payload = { round };
    return { result: { id }, events: [ticketEvent("ticket.called_after_rating", id, { payload })] };
  },
});

/** Whether the actor also serves where this matter, or the one it was closed with, was handled. */
async function servedIn(
  scope: Scope,
  { id, leadTicketId }: { id: string; leadTicketId: string | null },
): Promise<boolean> {
  const { actor, tx } = scope;
  if (!isAreaStaff(actor)) return false;
  const works = await tx.assignment.findMany({
    where: {
      tenantId: actor.tenantId,
      ticketId: { in: leadTicketId === null ? [id] : [id, leadTicketId] },
      part: "lead",
      status: { notIn: ["returned", "recalled", "withdrawn"] },
    },
    distinct: ["organizationId"],
    select: { organizationId: true },
  });
  for (const work of works) if (await servesThere(scope, work)) return true;
  return false;
}
