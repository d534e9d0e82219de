import "server-only";
import { depth } from "@/lib/ground/territory/rules/path";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { dutiesOn } from "../queries/duties";
import type { RouteInForce } from "../queries/routes";
import { onDutyList } from "../rules/catalogue";
import { mayDesignate } from "../rules/designation";
import { refuseField } from "./field";
import type { TicketSubject } from "./find";

/**
 * A department in force, or for the lead (`route`) the office of the place where the catalogue or the
 * duty list lets it lead; neither the one complained about (DOMAIN §2.12) nor one that has returned
 * this ticket before. `field` is where the form named it.
 */
export async function findOrganization(
  scope: Scope,
  ticket: TicketSubject,
  organizationId: string,
  {
    field = "organizationId",
    route,
    designated = false,
  }: { field?: string; route?: RouteInForce | null; designated?: boolean } = {},
) {
  const { actor, tx } = scope;
  const organization = await tx.organization.findFirst({
    // A unit that has reported gives a hand of its own will and handles nothing.
    where: { tenantId: actor.tenantId, id: organizationId, validTo: null, kind: { not: "unit" } },
    select: { id: true, kind: true, path: true, shortName: true, signOff: true },
  });
  if (organization === null) throw refuseField(field, "field.choose");
  if (organization.kind === "office") {
    if (route === undefined) throw refuseField(field, "field.choose");
    await requireOffice(scope, ticket, organization, route);
  }
  if (organization.id === ticket.complainedId) {
    throw refuseField(field, "dispatch.complained");
  }
  const earlier = await tx.assignment.findMany({
    where: {
      tenantId: actor.tenantId,
      ticketId: ticket.id,
      organizationId: organization.id,
      // A part that was given back counts as well; only a lead has handled the matter to an end.
      OR: [{ status: "returned" }, { part: "lead", status: "done" }],
    },
    select: { status: true },
  });
  // Only a designation goes against a return that was accepted (T10).
  if (!designated && earlier.some(({ status }) => status === "returned")) {
    throw refuseField(field, "dispatch.returnedBefore");
  }
  if (designated && !mayDesignate(actor, ticket)) {
    throw refuseField("designation", "dispatch.notDesignator");
  }
  // Who has handled it to an end before gets it back as a second handling.
  return { ...organization, again: earlier.some(({ status }) => status === "done") };
}

/**
 * An office takes part only at its own place, with somebody there to accept. A community's leads
 * what stands on its duty list today (DOMAIN §2.13, 12; sec.guard_lead decides it again), any other
 * one what the catalogue gives it.
 */
async function requireOffice(
  scope: Scope,
  ticket: TicketSubject,
  office: { id: string; path: string },
  route: RouteInForce | null,
): Promise<void> {
  const { actor, tx } = scope;
  if (!ticket.path.startsWith(office.path)) throw refuseField("organizationId", "field.choose");
  if (depth(office.path) === communityDepth) {
    const { categoryId } = ticket;
    const day = localDate(actor.now, actor.tenant.timeZone);
    const list = await dutiesOn(scope, office.path);
    if (!onDutyList(list, { path: office.path, categoryId, day })) {
      throw refuseField("organizationId", "dispatch.notOnDutyList");
    }
  } else if (route?.organizationId !== office.id) {
    throw refuseField("organizationId", "field.choose");
  }
  const clerk = await tx.duty.findFirst({
    where: {
      tenantId: actor.tenantId,
      organizationId: office.id,
      role: "dept_clerk",
      validFrom: { lte: new Date(actor.now) },
      OR: [{ validTo: null }, { validTo: { gte: new Date(actor.now) } }],
    },
    select: { id: true },
  });
  if (clerk === null) throw refuseField("organizationId", "dispatch.noClerk");
}

const communityDepth = 3;
