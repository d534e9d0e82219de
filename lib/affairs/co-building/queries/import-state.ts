import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { placesWithin } from "@/lib/ground/imports/queries";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { projectKey, resourceKey, type ImportLookups, type Place } from "../rules/import-plan";
import { entriesOf, type Dimension } from "../rules/dimensions";
import { dimensionsNow } from "./dimensions";

/** What rows of resources are judged by; `within` is the range of who has sent them. Three statements. */
export async function resourceLookups(
  scope: Scope,
  within: string,
  lines: readonly { organization: string; title: string }[],
): Promise<ImportLookups> {
  const { actor, tx } = scope;
  const rows = await tx.coResource.findMany({
    where: {
      tenantId: actor.tenantId,
      status: { not: "withdrawn" },
      title: { in: lines.map(({ title }) => title) },
    },
    select: { path: true, organizationId: true, title: true },
  });
  return {
    placeOf: await placesWithin(scope, within),
    sharerOf: await sharersOf(
      scope,
      lines.map(({ organization }) => organization),
    ),
    tags: new Map(),
    today: localDate(actor.now, actor.tenant.timeZone),
    known: new Set(rows.map((row) => resourceKey(row.path, row.organizationId, row.title))),
  };
}

/** What rows of projects are judged by. Four statements. */
export async function projectLookups(
  scope: Scope,
  within: string,
  lines: readonly { lead: string; parties: readonly string[]; title: string }[],
): Promise<ImportLookups> {
  const { actor, tx } = scope;
  const rows = await tx.coProject.findMany({
    where: {
      tenantId: actor.tenantId,
      status: { notIn: ["ended", "declined"] },
      title: { in: lines.map(({ title }) => title) },
    },
    select: { path: true, title: true, startsOn: true },
  });
  return {
    placeOf: await placesWithin(scope, within),
    sharerOf: await sharersOf(
      scope,
      lines.flatMap(({ lead, parties }) => [lead, ...parties]),
    ),
    tags: new Map<string, Dimension>(
      entriesOf(await dimensionsNow(scope)).map((one) => [one.name, one]),
    ),
    today: localDate(actor.now, actor.tenant.timeZone),
    known: new Set(rows.map((row) => projectKey(row.path, row.title, isoDay(row.startsOn)))),
  };
}

/** Units and offices by name; of several that are open, the one of the place is meant. One statement. */
async function sharersOf(
  { actor, tx }: Scope,
  names: readonly string[],
): Promise<ImportLookups["sharerOf"]> {
  const rows = await tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      kind: { in: ["unit", "office"] },
      name: { in: [...new Set(names)] },
    },
    orderBy: { id: "asc" },
    select: { id: true, name: true, path: true, validTo: true },
  });
  const byText = Map.groupBy(rows, ({ name }) => name);
  return (name: string, place: Place) => {
    const all = byText.get(name) ?? [];
    const open = all.filter(({ validTo }) => validTo === null);
    const near = open.filter(({ path }) => path.startsWith(place.path));
    const [found, second] = near.length > 0 ? near : open;
    if (found === undefined) return all.length > 0 ? "field.closedUnit" : "coImport.sharer";
    return second === undefined ? found : "imports.unitSeveral";
  };
}
