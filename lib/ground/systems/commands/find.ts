import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

/** A system of the district, inside the administrator's range. */
export async function findSystem({ actor, tx }: Scope, { id }: { id: string }) {
  if (actor.role !== "system_admin") return null;
  return tx.outsideSystem.findFirst({
    where: { tenantId: actor.tenantId, id, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true, path: true, name: true },
  });
}

export function refuseChanged(): never {
  throw new Refusal("conflict", "systems.changed");
}
