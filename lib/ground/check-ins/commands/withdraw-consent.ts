import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canActForOneself } from "../rules/workflow";
import { purposeInput } from "../schema";
import { findOneself } from "./find";
import { checkInEvent } from "./record";

/** 撤回同意: as easy as giving it, and no service is worse for it (PIPL art. 15, 16). */
export const withdrawConsent = command({
  name: "consent.withdraw",
  input: purposeInput,
  output: doneOutput,
  find: (scope) => findOneself(scope),
  allow: (actor) => canActForOneself(actor),
  run: async ({ actor, tx }, { id, version }, { purpose }) => {
    const { count } = await tx.consent.updateMany({
      where: { tenantId: actor.tenantId, memberId: id, purpose, withdrawnAt: null },
      data: { withdrawnAt: new Date(actor.now) },
    });
    const events = [checkInEvent("consent.withdrawn", id, version, { purpose })];
    return { result: { id }, events: count === 0 ? [] : events };
  },
});
