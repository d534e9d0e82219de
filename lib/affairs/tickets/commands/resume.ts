import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { moved } from "../rules/reckoning";
import { textInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";
import { say, threadOf } from "./say";

/** 恢复办理: the due time moves forward by exactly the working time of the pause (DOMAIN §2.5). */
export const resume = command({
  name: "assignment.resume",
  input: textInput,
  output: doneOutput,
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "resume", assignment),
  run: async (scope, assignment, { text }) => {
    const { now } = scope.actor;
    const { calendar } = await clockworkOf(scope, assignment.path);
    const from = assignment.pausedAt?.getTime() ?? now;
    const due = moved(assignment, { by: "pause", from, to: now }, calendar);
    await changeAssignment(scope, assignment, {
      status: "in_progress",
      ...due,
      dueAt: new Date(due.dueAt),
    });
    await say(scope, threadOf(assignment, "internal"), text);
    const payload = { organization: assignment.organizationName, dueAt: due.dueAt };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.resumed", assignment, { payload })],
    };
  },
});
