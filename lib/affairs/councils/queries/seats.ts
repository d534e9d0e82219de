import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { seatKinds, type SeatKind } from "../rules/seats";

/** The seats of a term that are not closed, as the rules look at them. One statement. */
export async function seatsOfTerm(
  { actor, tx }: Scope,
  termId: string,
): Promise<{ kind: SeatKind; organizationId: string }[]> {
  const rows = await tx.councilSeat.findMany({
    where: { tenantId: actor.tenantId, termId, closedOn: null },
    select: { kind: true, organizationId: true },
  });
  return rows.map(({ kind, organizationId }) => ({ kind: kindOf(kind), organizationId }));
}

export function kindOf(text: string): SeatKind {
  return seatKinds.find((kind) => kind === text) ?? "part_time";
}
