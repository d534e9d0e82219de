import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { canDoOnAssignment } from "../rules/policy";
import { callBackInput } from "../schema/endings";
import { findAnswered } from "./answered";
import { changeAssignment } from "./change";
import { servesThere } from "./interest";
import { assignmentEvent } from "./record";

/**
 * 回访: the street asks the resident about the result, never the organization itself. The answers are
 * the rating of the round (sec.rate_by_call); an attempt that reached nobody is kept as one.
 */
export const callBack = command({
  name: "assignment.callBack",
  input: callBackInput,
  output: doneOutput,
  find: async (scope, input) => {
    const assignment = await findAnswered(scope, input);
    return assignment && { ...assignment, serves: await servesThere(scope, assignment) };
  },
  allow: (actor, assignment) => canDoOnAssignment(actor, "callBack", assignment, assignment),
  run: async (scope, assignment, input) => {
    const { actor, tx } = scope;
    const { id, ticketId, path, round } = assignment;
    // Taken first, so that two who call at once do not both write.
    await changeAssignment(scope, assignment, {});
    const reached = input.reached === "yes";
    await tx.callBack.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        ticketId,
        assignmentId: id,
        path,
        round,
        at: actor.at,
        halfDay: "",
        channel: input.channel,
        reached,
        contacted: input.reached === "yes" ? input.contacted === "yes" : null,
        solved: input.reached === "yes" ? input.solved : null,
        satisfied: input.reached === "yes" ? input.satisfied : null,
        note: input.text ?? null,
        dutyId: actor.dutyId ?? "",
        byName: actor.name,
      },
    });
    const name = reached ? "assignment.called_back" : "assignment.call_missed";
    return { result: { id }, events: [assignmentEvent(name, assignment, { payload: { round } })] };
  },
});
