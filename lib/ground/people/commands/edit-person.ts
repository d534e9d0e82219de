import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canAdminister } from "@/lib/ground/territory/rules/admin";
import { editPersonInput } from "../schema";
import { findPerson, personEvent, refuseChanged } from "./find";

/** Another name, another organization. Duties stay as they are: they are ended by themselves. */
export const editPerson = command({
  name: "person.edit",
  input: editPersonInput,
  output: doneOutput,
  find: findPerson,
  allow: (actor, person) => canAdminister(actor, person),
  run: async ({ actor, tx }, person, input) => {
    const { tenantId } = actor;
    const organization = await tx.organization.findFirst({
      where: { tenantId, id: input.organizationId, validTo: null },
      select: { id: true, path: true },
    });
    if (organization === null || !canAdminister(actor, organization).ok) {
      throw new Refusal("invalid", "refusal.invalid", {
        fields: { organizationId: "field.choose" },
      });
    }
    const { count } = await tx.person.updateMany({
      where: { tenantId, id: person.id, version: person.version },
      data: {
        name: input.name,
        organizationId: organization.id,
        path: organization.path,
        version: { increment: 1 },
      },
    });
    if (count === 0) refuseChanged();
    return {
      result: { id: person.id },
      events: [personEvent("person.edited", person.id, { version: person.version + 1 })],
    };
  },
});
