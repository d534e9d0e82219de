import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment, isAreaStaff } from "../rules/policy";
import { callNoteInput } from "../schema/endings";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { servesThere } from "./interest";
import { assignmentEvent } from "./record";
import { writeCall } from "./write-call";

/**
 * 到期回访: the time is over and nothing is there, so the street asks how it stands (DOMAIN §2.4, T16:
 * at the expiry of the limit, not only after completion). An attempt and words; it is no rating.
 */
export const callAtDue = command({
  name: "assignment.callAtDue",
  input: callNoteInput,
  output: doneOutput,
  find: async (scope, input) => {
    const assignment = await findAssignment(scope, input);
    if (assignment === null || !isAreaStaff(scope.actor)) return assignment;
    const { actor, tx } = scope;
    const ticket = await tx.ticket.findFirst({
      where: { tenantId: actor.tenantId, id: assignment.ticketId },
      select: { noReplyAt: true },
    });
    const noReply = (ticket?.noReplyAt ?? null) !== null;
    return { ...assignment, noReply, serves: await servesThere(scope, assignment) };
  },
  allow: (actor, assignment) =>
    canDoOnAssignment(actor, "callAtDue", assignment, { returnsLeft: 0, ...assignment }),
  run: async (scope, assignment, { channel, reached, text }) => {
    const { id, ticketId, path, round } = assignment;
    // Taken first, so that two who call at once do not both write.
    await changeAssignment(scope, assignment, {});
    await writeCall(scope, {
      ...{ ticketId, path, round, channel, assignmentId: id },
      about: "due",
      reached: reached === "yes",
      note: text,
    });
    const payload = { organization: assignment.organizationName };
    return {
      result: { id },
      events: [assignmentEvent("assignment.called_at_due", assignment, { payload })],
    };
  },
});
