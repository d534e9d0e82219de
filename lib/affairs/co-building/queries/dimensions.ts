import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { dimensionsOf, type DimensionSet } from "../rules/dimensions";

/** 六联、七联 as the district has them now. One statement. */
export async function dimensionsNow({ actor, tx }: Scope): Promise<DimensionSet[]> {
  const changes = await tx.coDimension.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: { id: "asc" },
    select: { setKey: true, key: true, name: true, retiredAt: true, version: true },
  });
  return dimensionsOf(changes);
}
