import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { endCard } from "@/lib/parts/clocks/writes";
import { command } from "@/lib/platform/command";
import { cardInput } from "../schema";
import { findCard, judgeCard } from "./cards";
import { refuseConflict } from "./conflict";
import { assignmentEvent } from "./record";

/** 解除督办. It stays in the record: the same level does not come a second time. */
export const liftCard = command({
  name: "assignment.liftCard",
  input: cardInput,
  output: doneOutput,
  find: findCard,
  allow: (actor, subject) => judgeCard(actor, "liftCard", subject),
  run: async (scope, { card, ...assignment }, { text }) => {
    if (!(await endCard(scope, card, { status: "lifted", reason: text }))) {
      await refuseConflict(scope, assignment.ticketId);
    }
    const payload = { level: card.level, organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.card_lifted", assignment, { payload })],
    };
  },
});
