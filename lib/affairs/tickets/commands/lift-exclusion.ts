import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canLiftExclusion } from "../rules/exclusions";
import { liftExclusionInput } from "../schema/exclusions";
import { changeExclusion } from "./change-exclusion";
import { findExclusion } from "./find-exclusion";
import { ticketEvent } from "./record";

/** 恢复计入: the matter counts again, as long as its figures have not been published without it. */
export const liftExclusion = command({
  name: "exclusion.lift",
  input: liftExclusionInput,
  output: doneOutput,
  find: findExclusion,
  allow: canLiftExclusion,
  run: async (scope, exclusion, { text }) => {
    await changeExclusion(scope, exclusion, {
      status: "lifted",
      liftReason: text,
      liftedAt: new Date(scope.actor.now),
      liftedBy: scope.actor.name,
    });
    return {
      result: { id: exclusion.ticketId },
      events: [ticketEvent("ticket.exclusion_lifted", exclusion.ticketId)],
    };
  },
});
