import "server-only";
import type { Body } from "@/lib/parts/meetings/writes";
import type { Scope } from "@/lib/platform/db/scope";

/** An estate as its meetings know it: of the community's level, at its place; null = not there. One statement. */
export async function bodyOf({ actor, tx }: Scope, id: string): Promise<Body | null> {
  const row = await tx.estate.findFirst({
    where: {
      tenantId: actor.tenantId,
      id,
      closedOn: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: { id: true, name: true, path: true, areaId: true },
  });
  return row && { ...row, level: "community", kind: "property" };
}

/** The company that manages an estate, which may sit elsewhere: for what a meeting resolves about it. One statement. */
export async function companyOfEstate({ actor, tx }: Scope, id: string): Promise<string[]> {
  const row = await tx.estate.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { companyId: true },
  });
  const companyId = row?.companyId ?? null;
  return companyId === null ? [] : [companyId];
}
