import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { decideApplication, findApplying } from "./application";
import { changeAssignment, explainEnd } from "./change";
import { endedParts } from "./ended-parts";
import { assignmentEvent } from "./record";

/** 同意终止 (T20): the handling ends without a result, and the resident reads why. */
export const terminate = command({
  name: "assignment.terminate",
  input: textInput,
  output: doneOutput,
  find: findApplying,
  allow: (actor, subject) => canDoOnAssignment(actor, "terminate", subject, subject.facts),
  run: async (scope, subject, { text }) => {
    const asked = await decideApplication(scope, subject, {
      status: "granted",
      decisionText: text,
    });
    const ended = await endedParts(scope, subject.id);
    await changeAssignment(scope, subject, {
      status: "terminated",
      endedAt: new Date(scope.actor.now),
    });
    await explainEnd(scope, subject.ticketId, {
      replyText: asked.told,
      outcomeOrganization: subject.organizationName,
      outcomeReason: asked.told,
    });
    const payload = { organization: subject.organizationName, reasonCode: asked.reasonCode };
    return {
      result: { id: subject.id },
      events: [assignmentEvent("assignment.terminated", subject, { payload }), ...ended],
    };
  },
});
