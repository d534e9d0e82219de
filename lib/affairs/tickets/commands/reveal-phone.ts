import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { hasInterest } from "../queries/interest";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { disclose } from "./disclose";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/** The handling organization looks at the phone number, where the resident allowed a call. */
export const revealPhone = command({
  name: "assignment.revealPhone",
  input: textInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const assignment = await findAssignment(scope, { id });
    if (assignment === null || !assignment.mayCall || scope.actor.kind === "job") return assignment;
    return { ...assignment, interested: await hasInterest(scope, assignment.ticketId) };
  },
  allow: (actor, assignment) =>
    canDoOnAssignment(actor, "revealPhone", assignment, { returnsLeft: 0, ...assignment }),
  run: async (scope, assignment, { text }) => {
    await disclose(scope, "assignment.revealPhone", assignment.ticketId, text);
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.revealed", assignment)],
    };
  },
});
