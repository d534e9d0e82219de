import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { callBackInput } from "../schema/endings";
import { findAnswered } from "./answered";
import { changeAssignment } from "./change";
import { servesThere } from "./interest";
import { assignmentEvent } from "./record";
import { writeCall } from "./write-call";

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
    const { id, ticketId, path, round } = assignment;
    // Taken first, so that two who call at once do not both write.
    await changeAssignment(scope, assignment, {});
    const reached = input.reached === "yes";
    const answers =
      input.reached === "yes"
        ? {
            answers: {
              contacted: input.contacted === "yes",
              solved: input.solved,
              satisfied: input.satisfied,
            },
          }
        : {};
    await writeCall(scope, {
      ...{ ticketId, path, round, reached, channel: input.channel, assignmentId: id },
      about: "result",
      note: input.text ?? null,
      ...answers,
    });
    const name = reached ? "assignment.called_back" : "assignment.call_missed";
    return { result: { id }, events: [assignmentEvent(name, assignment, { payload: { round } })] };
  },
});
