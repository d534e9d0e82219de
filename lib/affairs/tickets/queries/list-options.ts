import "server-only";
import { ancestors } from "@/lib/ground/territory/rules/path";
import type { Scope } from "@/lib/platform/db/scope";
import type { TicketFilter } from "../rules/ticket-filter";

/** One choice of a filter; choices of one group stand together under its name. */
export interface FilterOption {
  value: string;
  label: string;
  group?: string;
}

export interface TicketListOptions {
  areas: FilterOption[];
  categories: FilterOption[];
  organizations: FilterOption[];
  /** The names of what is filtered by now. */
  areaName: string | null;
  categoryName: string | null;
  organizationName: string | null;
}

/** What the list can be filtered by. Four statements, whatever the size of the district. */
export async function ticketListOptions(
  scope: Scope,
  filter: TicketFilter,
): Promise<TicketListOptions> {
  const { actor, tx } = scope;
  const chosen = await chosenArea(scope, filter.area);
  const areas = await areaOptions(scope, chosen?.path ?? actor.lo);
  const categories = await tx.category.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: [{ code: "asc" }],
    select: { id: true, name: true, parentId: true },
  });
  const organizations = await tx.organization.findMany({
    where: { tenantId: actor.tenantId, kind: "department", validTo: null },
    orderBy: [{ shortName: "asc" }, { id: "asc" }],
    select: { id: true, shortName: true },
  });
  const parents = new Map(categories.map((row) => [row.id, row.name]));
  return {
    areas,
    categories: categories
      .filter((row) => row.parentId !== null)
      .map((row) => ({
        value: row.id,
        label: row.name,
        group: parents.get(row.parentId ?? "") ?? "",
      })),
    organizations: organizations.map((row) => ({ value: row.id, label: row.shortName })),
    areaName: chosen?.name ?? null,
    categoryName: categories.find((row) => row.id === filter.category)?.name ?? null,
    organizationName:
      organizations.find((row) => row.id === filter.organization)?.shortName ?? null,
  };
}

async function chosenArea({ actor, tx }: Scope, id: string | undefined) {
  if (id === undefined) return null;
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { path: true, name: true },
  });
  return area !== null && area.path >= actor.lo && area.path < actor.hi ? area : null;
}

/**
 * The areas below the actor's own, and below each area on the way to the chosen one: a district
 * chooses a street first and then one of its communities, and never loads them all.
 */
async function areaOptions({ actor, tx }: Scope, path: string): Promise<FilterOption[]> {
  const way = [...ancestors(path), path].filter((one) => one >= actor.lo && one < actor.hi);
  const rows = await tx.$queryRaw<{ id: string; name: string; parent: string }[]>`
    select a.id, a.name, p.name as parent
    from area a join area p on p.tenant_id = a.tenant_id and p.id = a.parent_id
    where a.tenant_id = ${actor.tenantId}::uuid and p.path = any (${way})
      and a.level <> 'building' and a.valid_to is null
    order by p.path, a.code, a.path`;
  return rows.map((row) => ({ value: row.id, label: row.name, group: row.parent }));
}
