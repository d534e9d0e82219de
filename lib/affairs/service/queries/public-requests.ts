import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { ancestors } from "@/lib/ground/territory/rules/path";

const shownMax = 60;

export interface PublicWish {
  id: string;
  title: string;
  text: string;
  publishedAt: string;
  /** Nobody has taken it; somebody has; it is fulfilled. */
  stage: "open" | "taken" | "fulfilled";
}

/** A community as the portal knows it, or null. */
export async function communityById({ actor, tx }: Scope, id: string) {
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id, level: "community", validTo: null },
    select: { id: true, name: true, path: true },
  });
  if (area === null) return null;
  const street = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, path: ancestors(area.path).at(-1) ?? "" },
    select: { name: true },
  });
  return { ...area, streetName: street?.name ?? "" };
}

/** Communities to choose from, by street. One statement. */
export async function communityChoices({ actor, tx }: Scope) {
  const { tenantId, lo, hi, tenant } = actor;
  const areas = await tx.area.findMany({
    where: { tenantId, level: { in: ["street", "community"] }, validTo: null },
    orderBy: [{ path: "asc" }],
    select: { id: true, name: true, level: true, path: true },
  });
  const streets = areas.filter(({ level }) => level === "street");
  return areas
    .filter(({ level, path }) => level === "community" && near(path))
    .map(({ id, name, path }) => ({
      id,
      name,
      street: streets.find((street) => path.startsWith(street.path))?.name ?? tenant.name,
    }));

  // Within the own range, or the community above the own grid; a visitor's range is the district.
  function near(path: string): boolean {
    return (path >= lo && path < hi) || lo.startsWith(path);
  }
}

/** What a community and its street offer. One statement. */
export async function menuFor({ actor, tx }: Scope, path: string) {
  return tx.serviceItem.findMany({
    where: {
      tenantId: actor.tenantId,
      endedAt: null,
      path: { in: [...ancestors(path), path] },
    },
    orderBy: [{ path: "desc" }, { title: "asc" }],
    take: shownMax,
    select: { id: true, title: true, includes: true, offeredWhen: true, offeredBy: true },
  });
}

/** The published wishes of a community, the open ones first, and the last that were fulfilled. Two statements. */
export async function wishesOf({ actor, tx }: Scope, path: string): Promise<PublicWish[]> {
  const within = { tenantId: actor.tenantId, kind: "wish", path: { startsWith: path } };
  const select = { id: true, publicTitle: true, publicText: true, publishedAt: true, status: true };
  const running = await tx.serviceRequest.findMany({
    where: { ...within, status: { in: ["published", "taken", "done"] } },
    orderBy: { publishedAt: "asc" },
    take: shownMax,
    select,
  });
  const fulfilled = await tx.serviceRequest.findMany({
    where: { ...within, status: { in: ["confirmed", "closed"] } },
    orderBy: { confirmedAt: "desc" },
    take: 12,
    select,
  });
  const rows = [
    ...running.filter(({ status }) => status === "published"),
    ...running.filter(({ status }) => status !== "published"),
    ...fulfilled,
  ];
  return rows.map((row) => ({
    id: row.id,
    title: row.publicTitle ?? "",
    text: row.publicText ?? "",
    publishedAt: row.publishedAt?.toISOString() ?? "",
    stage: stageOf(row.status),
  }));
}

function stageOf(status: string): PublicWish["stage"] {
  if (status === "published") return "open";
  return status === "taken" || status === "done" ? "taken" : "fulfilled";
}
