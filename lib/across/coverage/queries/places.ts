import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

export interface Place {
  id: string;
  name: string;
}

const placesMax = 700;

/** The places just below the own one, to look at one of them. One statement. */
export async function placesBelow({ actor, tx }: Scope): Promise<Place[]> {
  return tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      parentId: actor.areaId ?? "",
      level: { in: ["street", "community"] },
      validTo: null,
    },
    orderBy: { path: "asc" },
    take: placesMax,
    select: { id: true, name: true },
  });
}
