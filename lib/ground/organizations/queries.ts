import "server-only";
import { canAdminister } from "@/lib/ground/territory/rules/admin";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  organizationKind,
  type OrganizationKind,
  type OrganizationOption,
  type OrganizationPage,
} from "./schema";

const pageSize = 50;

export interface OrganizationFilter {
  kind?: OrganizationKind | undefined;
  /** Part of a name or short name. */
  text?: string | undefined;
  ended?: boolean | undefined;
  /** The id after which the page begins, as `next` of the page before. */
  after?: string | undefined;
}

/** The register of organizations, by name, one page. */
export async function organizationPage(
  { actor, tx }: Scope,
  filter: OrganizationFilter,
): Promise<OrganizationPage> {
  const { tenantId } = actor;
  const last =
    filter.after === undefined
      ? null
      : await tx.organization.findFirst({
          where: { tenantId, id: filter.after },
          select: { id: true, name: true },
        });
  const rows = await tx.organization.findMany({
    where: {
      tenantId,
      ...(filter.kind === undefined ? {} : { kind: filter.kind }),
      ...(filter.ended === true ? {} : { validTo: null }),
      AND: [
        filter.text === undefined
          ? {}
          : {
              OR: [{ name: { contains: filter.text } }, { shortName: { contains: filter.text } }],
            },
        last === null
          ? {}
          : { OR: [{ name: { gt: last.name } }, { name: last.name, id: { gt: last.id } }] },
      ],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: pageSize + 1,
    select: {
      id: true,
      kind: true,
      areaId: true,
      path: true,
      name: true,
      shortName: true,
      phone: true,
      signOff: true,
      version: true,
      validTo: true,
    },
  });
  const shown = rows.slice(0, pageSize);
  const areas = await tx.area.findMany({
    where: { tenantId, id: { in: shown.map((row) => row.areaId) } },
    select: { id: true, name: true },
  });
  const names = new Map(areas.map((area) => [area.id, area.name]));
  const places = await tx.area.findMany({
    where: {
      tenantId,
      validTo: null,
      level: { in: ["district", "street"] },
      path: { gte: actor.lo, lt: actor.hi },
    },
    orderBy: [{ level: "asc" }, { code: "asc" }],
    select: { id: true, name: true },
  });
  return {
    rows: shown.map(({ areaId, path, validTo, ...row }) => ({
      ...row,
      kind: organizationKind.parse(row.kind),
      validTo: validTo === null ? null : validTo.toISOString().slice(0, 10),
      areaName: names.get(areaId) ?? "",
      editable: validTo === null && canAdminister(actor, { path }).ok,
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    places,
    today: localDate(actor.now, actor.tenant.timeZone),
  };
}

/** Where somebody can be employed, in the administrator's range: a unit that has reported is its own. */
export async function organizationOptions({ actor, tx }: Scope): Promise<OrganizationOption[]> {
  const rows = await tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      kind: { not: "unit" },
      path: { gte: actor.lo, lt: actor.hi },
    },
    orderBy: [{ kind: "asc" }, { path: "asc" }, { name: "asc" }],
    select: { id: true, name: true, kind: true },
  });
  return rows.map((row) => ({ ...row, kind: organizationKind.parse(row.kind) }));
}
