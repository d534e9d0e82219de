import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { refuseField } from "./field";
import type { TicketSubject } from "./find";

/**
 * A department in force, neither the one complained about (DOMAIN §2.12) nor one that has returned
 * this ticket before. `field` is where the form named it.
 */
export async function findOrganization(
  { actor, tx }: Scope,
  ticket: TicketSubject,
  organizationId: string,
  field = "organizationId",
) {
  const organization = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: organizationId, validTo: null },
    select: { id: true, kind: true, shortName: true, signOff: true },
  });
  if (organization === null || organization.kind !== "department") {
    throw refuseField(field, "field.choose");
  }
  if (organization.id === ticket.complainedId) {
    throw refuseField(field, "dispatch.complained");
  }
  const earlier = await tx.assignment.findFirst({
    where: {
      tenantId: actor.tenantId,
      ticketId: ticket.id,
      organizationId: organization.id,
      status: "returned",
    },
    select: { id: true },
  });
  if (earlier !== null) {
    throw refuseField(field, "dispatch.returnedBefore");
  }
  return organization;
}
