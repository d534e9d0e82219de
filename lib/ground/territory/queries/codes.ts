import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { ancestors, range } from "../rules/path";

export const codeLevels = ["grid", "building", "community"] as const;
export type CodeLevel = (typeof codeLevels)[number];

const codesMax = 600;

/** The communities of the own range, with the street above each. Two statements. */
export async function ownCommunities({ actor, tx }: Scope) {
  const rows = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      level: { in: ["street", "community"] },
      validTo: null,
      path: { gte: actor.tenant.root, lt: range(actor.tenant.root).hi },
    },
    orderBy: { code: "asc" },
    select: { id: true, name: true, level: true, path: true },
  });
  const streets = new Map(
    rows.filter(({ level }) => level === "street").map(({ path, name }) => [path, name]),
  );
  return rows
    .filter(({ level, path }) => level === "community" && path >= actor.lo && path < actor.hi)
    .map(({ id, name, path }) => ({
      id,
      name,
      street: streets.get(ancestors(path).at(-1) ?? "") ?? "",
    }));
}

/** The places of one level in a community of the own range, each with its public code; or null. */
export async function codesOf({ actor, tx }: Scope, communityId: string, level: CodeLevel) {
  const community = await tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: communityId,
      level: "community",
      validTo: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: { name: true, path: true },
  });
  if (community === null) return null;
  // The community itself lies in its own range.
  const { lo, hi } = range(community.path);
  const rows = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: lo, lt: hi },
      level: { in: ["grid", level] },
      validTo: null,
    },
    take: codesMax,
    orderBy: [{ code: "asc" }],
    select: { name: true, level: true, path: true, tag: true },
  });
  const grids = rows
    .filter((row) => row.level === "grid")
    .map(({ path, name }) => ({ path, name }));
  const gridOf = (path: string) => grids.findIndex((grid) => grid.path === ancestors(path).at(-1));
  return {
    community: community.name,
    // Grids by their official code, buildings by grid and number, 2 before 10.
    places: rows
      .filter((row) => row.level === level)
      .map(({ name, path, tag }) => ({ name, tag, grid: gridOf(path) }))
      .sort((a, b) =>
        level === "building" ? a.grid - b.grid || byName.compare(a.name, b.name) : 0,
      )
      .map(({ name, tag, grid }) => ({ name, tag, above: grids[grid]?.name ?? "" })),
  };
}

const byName = new Intl.Collator("zh-CN", { numeric: true });
