import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { refused } from "@/lib/platform/access/actor";
import { Refusal } from "@/lib/platform/core/refusal";
import { canAdminister } from "@/lib/ground/territory/rules/admin";
import { endOrganizationInput } from "../schema";
import { findOrganization, organizationEvent, refuseChanged, today } from "./find";

/**
 * Ends a department on a day that is not in the future. Nobody may still hold a duty there, so that
 * no work is left where nobody sees it; an office ends with its area.
 */
export const endOrganization = command({
  name: "organization.end",
  input: endOrganizationInput,
  output: doneOutput,
  find: findOrganization,
  allow: (actor, organization) =>
    organization.kind === "department"
      ? canAdminister(actor, organization)
      : refused("wrong-status", "admin.refusal.office"),
  run: async (scope, organization, input) => {
    const { actor, tx } = scope;
    const { id, version } = organization;
    const on = new Date(input.on);
    if (on > today(scope) || on < organization.validFrom) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { on: "admin.end.day" } });
    }
    const duty = await tx.duty.findFirst({
      where: {
        tenantId: actor.tenantId,
        organizationId: id,
        OR: [{ validTo: null }, { validTo: { gte: today(scope) } }],
      },
      select: { id: true },
    });
    if (duty !== null) throw new Refusal("wrong-status", "admin.refusal.hasDuties");
    const { count } = await tx.organization.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: { validTo: on, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    return {
      result: { id },
      events: [organizationEvent("organization.ended", id, version + 1, { on: input.on })],
    };
  },
});
