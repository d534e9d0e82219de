import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";
import { say, threadOf } from "./say";

/** 开始办理 without having reached the resident; why stays with the organization's notes. */
export const begin = command({
  name: "assignment.begin",
  input: textInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "begin", assignment),
  run: async (scope, assignment, { text }) => {
    await say(scope, threadOf(assignment, "internal"), text);
    await changeAssignment(scope, assignment, { status: "in_progress" });
    const payload = { organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.begun", assignment, { payload })],
    };
  },
});
