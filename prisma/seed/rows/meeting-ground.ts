import type { Life } from "./service/life";

export interface Seated {
  seatId: string;
  organizationId: string;
  organization: string;
  name: string;
  holderId: string;
  /** Enters by phone, as the example accounts do. */
  reachable: boolean;
}

/** A matter of the place that came from a meeting. */
export interface Carried {
  id: string;
  number: string;
  text: string;
  categoryId: string;
  leadOrganizationId: string | null;
  leadName: string | null;
  dueAt: Date | null;
  registeredAt: Date;
  status: string;
  outcome: string | null;
}

/** Who sits in a council. */
export async function seatedIn({ scope, tenantId }: Life, councilId: string): Promise<Seated[]> {
  const seats = await scope.tx.councilSeat.findMany({
    where: { tenantId, councilId, closedOn: null },
    orderBy: { id: "asc" },
    select: { id: true, organizationId: true, organizationName: true },
  });
  const holders = await scope.tx.seatHolder.findMany({
    where: { tenantId, councilId, status: "published", role: "holder" },
    select: { id: true, seatId: true, name: true, phoneMasked: true },
  });
  return seats.flatMap(({ id: seatId, organizationId, organizationName: organization }) => {
    const holder = holders.find((one) => one.seatId === seatId);
    return holder === undefined
      ? []
      : [
          {
            seatId,
            organizationId,
            organization,
            name: holder.name,
            holderId: holder.id,
            reachable: holder.phoneMasked !== null,
          },
        ];
  });
}

/** Matters of the place with source meeting that were sent out and are nobody's yet, the latest first. */
export async function carriedIn({ scope, tenantId }: Life, path: string): Promise<Carried[]> {
  // A street's council may have resolved what lies in a community; a matter comes from one resolution.
  const taken = await scope.tx.meetingResolution.findMany({
    where: { tenantId, ticketId: { not: null } },
    select: { ticketId: true },
  });
  return scope.tx.ticket.findMany({
    where: {
      tenantId,
      id: { notIn: taken.flatMap(({ ticketId }) => ticketId ?? []) },
      source: "meeting",
      path: { startsWith: path },
      leadOrganizationId: { not: null },
      status: { in: ["closed", "in_progress", "accepted"] },
    },
    orderBy: [{ registeredAt: "desc" }, { id: "desc" }],
    take: 8,
    select: {
      id: true,
      number: true,
      text: true,
      categoryId: true,
      leadOrganizationId: true,
      leadName: true,
      dueAt: true,
      registeredAt: true,
      status: true,
      outcome: true,
    },
  });
}

/** The worker follows the ticket from here on. */
export function stateOf({ status, outcome }: Carried): string {
  if (status !== "closed") return "in_progress";
  return outcome === "solved" || outcome === "unrated" ? "done" : "unsolved";
}
