import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { ancestors, range } from "@/lib/ground/territory/rules/path";

export interface CommunityOption {
  id: string;
  name: string;
  street: string;
}

/** All communities of the district, by street, to choose the one where somebody lives. */
export async function communityOptions({ actor, tx }: Scope): Promise<CommunityOption[]> {
  const { lo, hi } = range(actor.tenant.root);
  const rows = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      level: { in: ["street", "community"] },
      validTo: null,
      path: { gte: lo, lt: hi },
    },
    orderBy: [{ code: "asc" }, { id: "asc" }],
    select: { id: true, name: true, level: true, path: true },
  });
  const streets = new Map(
    rows.filter(({ level }) => level === "street").map(({ path, name }) => [path, name]),
  );
  return rows
    .filter(({ level }) => level === "community")
    .map(({ id, name, path }) => ({
      id,
      name,
      street: streets.get(ancestors(path).at(-1) ?? "") ?? "",
    }));
}

/** The community of a place's public code: the place itself, or the one around it. */
export async function communityByTag(
  { actor, tx }: Scope,
  tag: string,
): Promise<CommunityOption | null> {
  const place = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, tag, validTo: null },
    select: { path: true },
  });
  if (place === null) return null;
  const rows = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { in: [...ancestors(place.path), place.path] },
      level: { in: ["street", "community"] },
      validTo: null,
    },
    select: { id: true, name: true, level: true },
  });
  const community = rows.find(({ level }) => level === "community");
  const street = rows.find(({ level }) => level === "street")?.name ?? "";
  return community === undefined ? null : { id: community.id, name: community.name, street };
}
