import "server-only";
import { ancestors } from "@/lib/ground/territory/rules/path";
import type { Scope } from "@/lib/platform/db/scope";
import type { ListedDuty } from "../rules/catalogue";

/** What the duty lists say about one community: its own, its street's and the district's lines. */
export async function dutiesOn({ actor, tx }: Scope, path: string): Promise<ListedDuty[]> {
  const rows = await tx.dutyList.findMany({
    where: { tenantId: actor.tenantId, path: { in: [...ancestors(path), path] } },
    select: { path: true, categoryId: true, validFrom: true, validTo: true },
  });
  return rows.map((row) => ({
    ...row,
    validFrom: isoDay(row.validFrom),
    validTo: row.validTo === null ? null : isoDay(row.validTo),
  }));
}

export function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10);
}
