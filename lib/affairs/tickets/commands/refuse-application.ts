import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import type { ApplicationKind } from "../rules/applications";
import { canDoOnAssignment } from "../rules/policy";
import { known } from "../rules/known";
import { applicationKinds } from "../rules/applications";
import { textInput } from "../schema";
import { decideApplication, findApplying } from "./application";
import { changeAssignment } from "./change";
import { assignmentEvent } from "./record";

/** 不同意申请: the clock has not stopped, the handling goes on by the time it had. */
export const refuseApplication = command({
  name: "assignment.refuseApplication",
  input: textInput,
  output: doneOutput,
  find: findApplying,
  allow: (actor, subject) => canDoOnAssignment(actor, "refuseApplication", subject, subject.facts),
  run: async (scope, subject, { text }) => {
    await changeAssignment(scope, subject, {});
    const { kind } = await decideApplication(scope, subject, {
      status: "refused",
      decisionText: text,
    });
    const payload = { organization: subject.organizationName };
    const name = refusals[known(applicationKinds, kind)];
    return {
      result: { id: subject.id },
      events: [assignmentEvent(name, subject, { payload })],
    };
  },
});

const refusals = {
  extension: "assignment.extension_refused",
  deferral: "assignment.deferral_refused",
  termination: "assignment.termination_refused",
} as const satisfies Record<ApplicationKind, string>;
