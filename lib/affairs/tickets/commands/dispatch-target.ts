import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import type { DispatchInput } from "../schema";
import { refuseField } from "./field";
import type { TicketSubject } from "./find";

/**
 * A department in force, neither the one complained about (DOMAIN §2.12) nor one that has returned
 * this ticket before.
 */
export async function findOrganization(
  { actor, tx }: Scope,
  ticket: TicketSubject,
  input: DispatchInput,
) {
  const organization = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: input.organizationId, validTo: null },
    select: { id: true, kind: true, shortName: true, signOff: true },
  });
  if (organization === null || organization.kind !== "department") {
    throw refuseField("organizationId", "field.choose");
  }
  if (organization.id === ticket.complainedId) {
    throw refuseField("organizationId", "dispatch.complained");
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
    throw refuseField("organizationId", "dispatch.returnedBefore");
  }
  return organization;
}
