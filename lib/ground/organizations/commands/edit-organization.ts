import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canAdminister } from "@/lib/ground/territory/rules/admin";
import { editOrganizationInput } from "../schema";
import { findOrganization, organizationEvent, refuseChanged } from "./find";

/** Changes names, phone, and whether a leader signs before a result leaves. */
export const editOrganization = command({
  name: "organization.edit",
  input: editOrganizationInput,
  output: doneOutput,
  find: findOrganization,
  allow: (actor, organization) => canAdminister(actor, organization),
  run: async ({ actor, tx }, organization, input) => {
    const { id, version } = organization;
    const signOff = organization.kind === "department" && input.signOff === "on";
    const { count } = await tx.organization.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: {
        name: input.name,
        shortName: input.shortName,
        phone: input.phone ?? null,
        signOff,
        version: { increment: 1 },
      },
    });
    if (count === 0) refuseChanged();
    return {
      result: { id },
      events: [organizationEvent("organization.edited", id, version + 1, { signOff })],
    };
  },
});
