import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import type { Body } from "@/lib/parts/meetings/writes";
import { councilLevels } from "../rules/seats";

/** A council as its meetings know it; null = not there for who looks. One statement. */
export async function bodyOf({ actor, tx }: Scope, id: string): Promise<Body | null> {
  const row = await tx.council.findFirst({
    where: {
      tenantId: actor.tenantId,
      id,
      path: { gte: actor.lo, lt: actor.hi },
      dissolvedOn: null,
    },
    select: { id: true, name: true, level: true, path: true, areaId: true },
  });
  const level = councilLevels.find((one) => one === row?.level);
  return row === null || level === undefined ? null : { ...row, level, kind: "council" };
}
