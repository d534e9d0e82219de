import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDecideExclusion } from "../rules/exclusions";
import { decideExclusionInput } from "../schema/exclusions";
import { changeExclusion } from "./change-exclusion";
import { findExclusion } from "./find-exclusion";
import { ticketEvent } from "./record";

/**
 * Grants or refuses an exclusion. Granted after the figures of its month were published it is a correction:
 * the figures stay as they were told, and it stands beside them (DOMAIN §2.13, 11). The database says which.
 */
export const decideExclusion = command({
  name: "exclusion.decide",
  input: decideExclusionInput,
  output: doneOutput,
  find: findExclusion,
  allow: canDecideExclusion,
  run: async (scope, exclusion, { decision, text }) => {
    const granted = decision === "grant";
    await changeExclusion(scope, exclusion, {
      status: granted ? "excluded" : "refused",
      decision: text,
      decidedAt: new Date(scope.actor.now),
      decidedBy: scope.actor.name,
      decidedPersonId: scope.actor.personId,
    });
    const { ticketId, reasonCode, published } = exclusion;
    const name = granted
      ? published
        ? ("ticket.corrected" as const)
        : ("ticket.excluded" as const)
      : ("ticket.exclusion_refused" as const);
    return {
      result: { id: ticketId },
      events: [ticketEvent(name, ticketId, { payload: { reasonCode } })],
    };
  },
});
