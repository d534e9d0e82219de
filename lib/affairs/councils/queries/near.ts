import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/** The council that talks about a place, for a visitor: the community's or, without one, its street's. One statement. */
export async function councilNear(
  { tx }: Scope,
  areaId: string,
): Promise<{ id: string; name: string } | null> {
  const [row] = await tx.$queryRaw<{ id: string; name: string }[]>`
    select b.id::text, b.name from sec.council_near(${areaId}::uuid) b`;
  return row ?? null;
}
