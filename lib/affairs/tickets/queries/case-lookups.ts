import "server-only";
import { ancestors } from "@/lib/ground/territory/rules/path";
import type { Scope } from "@/lib/platform/db/scope";

export interface CasePlace {
  id: string;
  name: string;
  path: string;
  /** What it belongs to, for names that come twice. */
  within: string;
  /** From the district down, as a ticket keeps them. */
  names: string;
}

/** Where imported cases may lie: the streets and communities of the actor's range. One statement. */
export async function casePlaces({
  actor,
  tx,
}: Scope): Promise<{ all: CasePlace[]; own: CasePlace | null }> {
  const rows = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      level: { in: ["district", "street", "community"] },
    },
    select: { id: true, name: true, path: true },
  });
  const nameAt = new Map(rows.map(({ path, name }) => [path, name]));
  const places = rows
    .filter(({ path }) => path >= actor.lo && path < actor.hi)
    .map((row) => {
      const within = ancestors(row.path).map((path) => nameAt.get(path) ?? "");
      return { ...row, within: within.join(" "), names: [...within, row.name].join(" ") };
    });
  return { all: places, own: places.find(({ path }) => path === actor.lo) ?? null };
}

/** The tickets that have one of these external numbers already: external number → number. */
export async function knownCases(
  { actor, tx }: Scope,
  externalNumbers: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.ticket.findMany({
    where: { tenantId: actor.tenantId, externalNumber: { in: [...externalNumbers] } },
    select: { number: true, externalNumber: true },
  });
  return new Map(rows.map((row) => [row.externalNumber ?? "", row.number]));
}
