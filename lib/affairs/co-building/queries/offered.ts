import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import type { Kind } from "../rules/kinds";
import { distanceOf, type Distance } from "../rules/matching";
import { areaNames } from "./board";
import { resourceColumns, resourceLine, type ResourceLine } from "./lines";

interface OfferedFilter {
  kind?: Kind | undefined;
  text?: string | undefined;
  /** The row after which the page begins, as `next` of the page before. */
  after?: string | undefined;
}

export interface OfferedPage {
  lines: (ResourceLine & { distance: Distance })[];
  next: string | null;
}

const pageSize = 30;

/** What others in the district offer, that of the own street first and then the newest. Three statements. */
export async function offeredPage(
  scope: Scope,
  { kind, text, after }: OfferedFilter,
): Promise<OfferedPage> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const street = `${actor.lo.split(".").slice(0, 2).join(".")}.`;
  const found = await tx.$queryRaw<{ id: string }[]>`
    with offered as (
      select r.id, r.entered_at, starts_with(r.path, ${street}) as near, r.status, r.kind, r.organization_id,
        r.title, r.organization_name
      from co_resource r where r.tenant_id = ${tenantId}::uuid
    )
    select o.id::text from offered o
    where o.status = 'offered' and o.organization_id is distinct from ${actor.organizationId}::uuid
      and (${kind ?? null}::text is null or o.kind = ${kind ?? null}::text)
      and (${text ?? null}::text is null or strpos(lower(o.title || ' ' || o.organization_name), lower(${text ?? null}::text)) > 0)
      and (${after ?? null}::uuid is null
        or (o.near, o.entered_at, o.id) < (select x.near, x.entered_at, x.id from offered x where x.id = ${after ?? null}::uuid))
    order by o.near desc, o.entered_at desc, o.id desc limit ${pageSize + 1}`;
  const ids = found.slice(0, pageSize).map(({ id }) => id);
  const rows = await tx.coResource.findMany({
    where: { tenantId, id: { in: ids } },
    select: { ...resourceColumns, path: true },
  });
  const names = await areaNames(scope, rows);
  const lines = rows
    .map((row) => ({
      ...resourceLine(row, names.get(row.areaId) ?? ""),
      distance: distanceOf(actor.lo, row.path),
    }))
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { lines, next: found.length > pageSize ? (ids.at(-1) ?? null) : null };
}

/** What the own unit has registered and not withdrawn, the newest first. Two statements. */
export async function ownOffers(scope: Scope): Promise<ResourceLine[]> {
  const { actor, tx } = scope;
  const rows = await tx.coResource.findMany({
    where: {
      tenantId: actor.tenantId,
      organizationId: actor.organizationId ?? "",
      status: { not: "withdrawn" },
    },
    orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
    take: ownMax,
    select: resourceColumns,
  });
  const names = await areaNames(scope, rows);
  return rows.map((row) => resourceLine(row, names.get(row.areaId) ?? ""));
}

const ownMax = 20;
