import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnAssignment } from "../rules/policy";
import { moved } from "../rules/reckoning";
import { extendInput } from "../schema/applications";
import { decideApplication, findApplying, type ApplyingSubject } from "./application";
import { changeAssignment } from "./change";
import { refuseField } from "./field";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/**
 * 同意延期 (T12): the new due time is the old one and the days granted, by the calendar and up to the
 * district's cap. The due time first printed stays beside it (original_due_at).
 */
export const extend = command({
  name: "assignment.extend",
  input: extendInput,
  output: doneOutput,
  find: findApplying,
  allow: (actor, subject) => canDoOnAssignment(actor, "extend", subject, subject.facts),
  run: async (scope, subject, { days, text }) => {
    const { clockwork, applications } = subject;
    const { unit } = clockwork.settings["extension.maxDays"];
    const more = { by: "more", limit: { value: days, unit } } as const;
    const due = moved(subject, more, clockwork.calendar);
    if (days > (applications.waiting?.days ?? 0)) throw refuseField("days", "extend.more");
    if (days > applications.daysLeft) throw refuseField("days", "extend.cap");
    await requireBeforeLead(scope, subject, due.dueAt);
    await changeAssignment(scope, subject, { ...due, dueAt: new Date(due.dueAt) });
    const decision = { status: "granted", grantedDays: days, decisionText: text } as const;
    await decideApplication(scope, subject, decision);
    const payload = { organization: subject.organizationName, dueAt: due.dueAt };
    return {
      result: { id: subject.id },
      events: [assignmentEvent("assignment.extended", subject, { payload })],
    };
  },
});

/** A part is due no later than its lead, also with more time (DOMAIN §2.6). */
async function requireBeforeLead(scope: Scope, subject: ApplyingSubject, due: number) {
  if (subject.leadAssignmentId === null) return;
  const lead = await findAssignment(scope, { id: subject.leadAssignmentId });
  if (lead !== null && due > lead.dueAt.getTime()) throw refuseField("days", "extend.afterLead");
}
