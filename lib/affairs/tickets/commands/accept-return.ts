import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { textInput } from "../schema";
import { changeAssignment } from "./change";
import { endedParts } from "./ended-parts";
import { escalate } from "./escalate";
import { findReturn } from "./interest";
import { assignmentEvent } from "./record";

/** 同意退单: the ticket waits for its street again, and this organization cannot be sent it twice. */
export const acceptReturn = command({
  name: "assignment.acceptReturn",
  input: textInput,
  output: doneOutput,
  find: findReturn,
  allow: (actor, assignment) => canDoOnAssignment(actor, "acceptReturn", assignment, assignment),
  run: async (scope, assignment, { text }) => {
    const ended = await endedParts(scope, assignment.id);
    await changeAssignment(scope, assignment, {
      status: "returned",
      decisionText: text,
      endedAt: new Date(scope.actor.now),
    });
    const payload = { organization: assignment.organizationName };
    const { ticketId, path } = assignment;
    const escalated = await escalate(scope, { id: ticketId, path });
    return {
      result: { id: assignment.id },
      events: [
        assignmentEvent("assignment.returned", assignment, { payload }),
        ...ended,
        ...escalated,
      ],
    };
  },
});
