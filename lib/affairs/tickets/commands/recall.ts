import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { changeAssignment } from "./change";
import { endedParts } from "./ended-parts";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/** 撤回派单: shortly after a wrong dispatch, while nobody has accepted it. */
export const recall = command({
  name: "assignment.recall",
  input: textInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "recall", assignment),
  run: async (scope, assignment, { text }) => {
    const ended = await endedParts(scope, assignment.id);
    await changeAssignment(scope, assignment, {
      status: "recalled",
      decisionText: text,
      endedAt: new Date(scope.actor.now),
    });
    const payload = { organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.recalled", assignment, { payload }), ...ended],
    };
  },
});
