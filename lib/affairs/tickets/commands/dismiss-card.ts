import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { endCard } from "@/lib/parts/clocks/writes";
import { command } from "@/lib/platform/command";
import { cardInput } from "../schema";
import { findCard, judgeCard } from "./cards";
import { refuseConflict } from "./conflict";
import { ticketEvent } from "./record";

/** 不予督办: the proposal was not right. The organization never hears of it. */
export const dismissCard = command({
  name: "assignment.dismissCard",
  input: cardInput,
  output: doneOutput,
  find: findCard,
  allow: (actor, subject) => judgeCard(actor, "dismissCard", subject),
  run: async (scope, { card, ...assignment }, { text }) => {
    if (!(await endCard(scope, card, { status: "dismissed", reason: text }))) {
      await refuseConflict(scope, assignment.ticketId);
    }
    const payload = { level: card.level, organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [ticketEvent("assignment.card_dismissed", assignment.ticketId, { payload })],
    };
  },
});
