import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { placesOf, type PartyKind } from "../rules/kinds";
import { typedWrong } from "./record";

/** The grids or buildings of its own area, and the units that lie there, all in force. */
export async function refuseUnmapped(
  { actor, tx }: Scope,
  { kind, path }: { kind: PartyKind; path: string },
  { placeIds, unitIds }: { placeIds: readonly string[]; unitIds: readonly string[] },
): Promise<void> {
  const { tenantId } = actor;
  const level = placesOf(kind);
  if (level !== null) {
    const there = await tx.area.findMany({
      where: {
        tenantId,
        id: { in: [...placeIds] },
        level,
        validTo: null,
        path: { startsWith: path },
      },
      select: { id: true },
    });
    if (there.length !== new Set(placeIds).size) {
      throw typedWrong("placeIds", "field.partyPlaceElsewhere");
    }
  }
  if (unitIds.length === 0) return;
  const units = await tx.organization.findMany({
    where: {
      tenantId,
      id: { in: [...unitIds] },
      validTo: null,
      OR: [{ path: { startsWith: path } }, { kind: "department" }],
    },
    select: { id: true },
  });
  if (units.length !== new Set(unitIds).size) {
    throw typedWrong("unitIds", "field.partyUnitClosed");
  }
}
