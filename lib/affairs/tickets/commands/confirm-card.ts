import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { issueCard } from "@/lib/parts/clocks/writes";
import { command } from "@/lib/platform/command";
import { cardInput } from "../schema";
import { findCard, judgeCard } from "./cards";
import { refuseConflict } from "./conflict";
import { assignmentEvent } from "./record";

/** 发出督办: the proposed card becomes one, with what the organization is to do. */
export const confirmCard = command({
  name: "assignment.confirmCard",
  input: cardInput,
  output: doneOutput,
  find: findCard,
  allow: (actor, subject) => judgeCard(actor, "confirmCard", subject),
  run: async (scope, { card, cards, ...assignment }, { text }) => {
    if (!(await issueCard(scope, card, text, cards))) {
      await refuseConflict(scope, assignment.ticketId);
    }
    const payload = { level: card.level, organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.card_issued", assignment, { payload })],
    };
  },
});
