import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { OrganizationEvent } from "./events";

const shortMax = 20;

/** Enters units that an import names and nobody has in the register, each at its place; tells the events. */
export async function addUnits(
  { actor, tx }: Scope,
  units: readonly { id: string; name: string; kind: string | null; areaId: string; path: string }[],
): Promise<EventSpec[]> {
  if (units.length === 0) return [];
  await tx.organization.createMany({
    data: units.map(({ id, name, kind, areaId, path }) => ({
      tenantId: actor.tenantId,
      id,
      kind: "unit",
      areaId,
      path,
      name,
      shortName: Array.from(name).slice(0, shortMax).join(""),
      unitKind: kind,
      validFrom: new Date(localDate(actor.now, actor.tenant.timeZone)),
    })),
  });
  const name: OrganizationEvent = "organization.added";
  return units.map(({ id, path }) => ({
    name,
    subjectId: id,
    organizationId: id,
    path,
    version: 1,
    payload: {},
  }));
}
