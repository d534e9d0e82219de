import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { cardsOf } from "../queries/cards";
import { unsolvedMatters } from "../queries/causes";
import { levelFor } from "../rules/cards";
import { proposeCauseInput } from "../schema";
import { proposeCard } from "../writes";

/**
 * Proposes a card for what no limit tells of (DOMAIN §2.9); a person decides on it. The organization is
 * not told before it is issued, so the event does not name it.
 */
export const proposeCause = command({
  name: "clock.proposeCause",
  input: proposeCauseInput,
  output: z.strictObject({ level: z.string().nullable() }),
  find: ({ actor, tx }, { id }) =>
    tx.assignment.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { id: true, ticketId: true, organizationId: true, path: true },
    }),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, work, { cause }) => {
    const nothing = { result: { level: null }, events: [] };
    const due = await unsolvedMatters(scope, work.id);
    if (!due.some((one) => one.cause === cause)) return nothing;
    const cards = await cardsOf(scope, { assignmentId: work.id });
    const level = levelFor(cause, cards);
    if (level === null || !(await proposeCard(scope, work, { level, cause }, cards))) {
      return nothing;
    }
    const { id, ticketId } = work;
    const payload = { clock: "resolve", level, cause };
    return {
      result: { level },
      events: [{ name: "clock.proposed", subjectId: id, ticketId, assignmentId: id, payload }],
    };
  },
});
