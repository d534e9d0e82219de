import "server-only";
import { ancestors } from "@/lib/ground/territory/rules/path";
import type { Scope } from "@/lib/platform/db/scope";
import { wallPage } from "./public";

/** So many of each fit on a sheet that people stop to read. */
const issuesMax = 12;
const echoesMax = 8;

/**
 * What is printed for the own street or community: the public entries, and where they are read on.
 * Somebody of a grid prints the community's; the district prints its own newest. Three statements.
 */
export async function boardOf(scope: Scope) {
  const { actor, tx } = scope;
  const areas = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { in: [...ancestors(actor.lo), actor.lo] },
      level: { in: ["district", "street", "community"] },
    },
    orderBy: { path: "asc" },
    select: { id: true, name: true },
  });
  const [, street, community] = areas;
  const place = { streetId: street?.id, communityId: community?.id };
  const issues = await wallPage(scope, { wall: "issue", ...place }, issuesMax);
  const echoes = await wallPage(scope, { wall: "echo", ...place }, echoesMax);
  const query = new URLSearchParams(
    Object.entries({ street: street?.id, community: community?.id }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
  return {
    place: areas.at(-1)?.name ?? actor.tenant.name,
    address: `/${actor.tenant.slug}/walls${query.size === 0 ? "" : `?${query.toString()}`}`,
    issues: issues.entries,
    echoes: echoes.entries,
    printedAt: new Date(actor.now).toISOString(),
  };
}
