import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { reportProgressInput } from "../schema/work";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";
import { say, threadOf } from "./say";

/**
 * 阶段反馈 on a key matter: how it stands, for the street and, when the organization says so, for the
 * resident as well (DOMAIN §2.5, §2.6). The next one is due an interval later (sec.restart_report).
 */
export const reportProgress = command({
  name: "assignment.reportProgress",
  input: reportProgressInput,
  output: doneOutput,
  find: (scope, { id }) => findAssignment(scope, { id }),
  allow: (actor, assignment) => canDoOnAssignment(actor, "reportProgress", assignment),
  run: async (scope, assignment, { text, told }) => {
    const forResident = told === "on";
    await say(scope, threadOf(assignment, forResident ? "resident" : "internal"), text);
    const payload = { organization: assignment.organizationName };
    const event = assignmentEvent("assignment.progress_reported", assignment, {
      payload,
      forResident,
    });
    return { result: { id: assignment.id }, events: [event] };
  },
});
