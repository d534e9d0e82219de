import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { inForce, seatKinds } from "../rules/seats";
import { kindOf } from "./seats";

/** Who sits in the present term, in the order in which they are read out. Three statements. */
export async function sitting({ actor, tx }: Scope, councilId: string) {
  const { tenantId } = actor;
  const term = await tx.councilTerm.findFirst({
    where: { tenantId, councilId, status: "current" },
    select: { id: true },
  });
  const seats = await tx.councilSeat.findMany({
    where: { tenantId, termId: term?.id ?? "", closedOn: null },
    orderBy: { id: "asc" },
    select: { id: true, kind: true, organizationName: true },
  });
  const holders = await tx.seatHolder.findMany({
    where: {
      tenantId,
      seatId: { in: seats.map(({ id }) => id) },
      role: "holder",
      status: { in: [...inForce] },
    },
    select: { seatId: true, name: true },
  });
  return seats
    .sort((a, b) => seatKinds.indexOf(kindOf(a.kind)) - seatKinds.indexOf(kindOf(b.kind)))
    .flatMap(({ id, organizationName }) => {
      const holder = holders.find(({ seatId }) => seatId === id);
      return holder === undefined
        ? []
        : [
            {
              seatId: id,
              organization: organizationName,
              name: holder.name,
            },
          ];
    });
}
