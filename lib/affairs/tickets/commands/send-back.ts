import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";
import { say, threadOf } from "./say";

/** 退回修改: the leader wants the result improved before it leaves. */
export const sendBack = command({
  name: "assignment.sendBack",
  input: textInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "sendBack", assignment),
  run: async (scope, assignment, { text }) => {
    await say(scope, threadOf(assignment, "internal"), text);
    await changeAssignment(scope, assignment, { status: "in_progress" });
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.sent_back", assignment)],
    };
  },
});
