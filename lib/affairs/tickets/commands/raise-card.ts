import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { cardsOf } from "@/lib/parts/clocks/queries/cards";
import { raiseCard as writeCard } from "@/lib/parts/clocks/writes";
import { command } from "@/lib/platform/command";
import { canDoOnAssignment } from "../rules/policy";
import { raiseCardInput } from "../schema";
import { findAssignment } from "./find";
import { assignmentEvent } from "./record";

/** 督办 by hand. To list a matter (挂牌) is the district's (DOMAIN §2.9). */
export const raiseCard = command({
  name: "assignment.raiseCard",
  input: raiseCardInput,
  output: doneOutput,
  find: async (scope, input) => {
    const assignment = await findAssignment(scope, input);
    if (assignment === null) return null;
    return { ...assignment, cards: await cardsOf(scope, { assignmentId: assignment.id }) };
  },
  allow: (actor, { cards, ...assignment }, { level }) =>
    canDoOnAssignment(actor, "raiseCard", assignment, { returnsLeft: 0, cards, level }),
  run: async (scope, { cards, ...assignment }, { level, text }) => {
    await writeCard(scope, assignment, { level, reason: text }, cards);
    const payload = { level, organization: assignment.organizationName };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent("assignment.card_issued", assignment, { payload })],
    };
  },
});
