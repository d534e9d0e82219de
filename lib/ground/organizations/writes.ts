import "server-only";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { OrganizationEvent } from "./events";

const shortMax = 20;

/** Enters units that an import names and nobody has in the register, at a place; tells the id of each name. */
export async function addUnits(
  { actor, tx }: Scope,
  { areaId, path }: { areaId: string; path: string },
  units: readonly { name: string; kind: string | null }[],
): Promise<{ ids: ReadonlyMap<string, string>; events: EventSpec[] }> {
  if (units.length === 0) return { ids: new Map(), events: [] };
  const rows = units.map((unit) => ({ ...unit, id: newId() }));
  await tx.organization.createMany({
    data: rows.map(({ id, name, kind }) => ({
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
  return {
    ids: new Map(rows.map((row) => [row.name, row.id])),
    events: rows.map(({ id }) => ({
      name,
      subjectId: id,
      organizationId: id,
      path,
      version: 1,
      payload: {},
    })),
  };
}
