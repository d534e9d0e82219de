import "server-only";
import { exportMax, recordedExport } from "@/lib/platform/event-log/exports";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { exportFilter, unitFilter } from "../rules/filter";
import type { UnitFilter, UnitLine } from "../schema";
import { placeWithin, todayOf, unitsAsked, unitsWithin } from "./condition";
import { linesOf } from "./list";

/** How many units the address asks for, as far as a file may hold. Two statements. */
export async function unitCount(scope: Scope, filter: UnitFilter): Promise<number> {
  return (await idsOf(scope, filter, exportMax + 1)).length;
}

/** Ids of the units of a recorded export by place and name; null when there is no such export. */
export async function unitExportIds(scope: Scope, key: string): Promise<string[] | null> {
  const stored = await recordedExport(scope, "units.export", key);
  if (stored === null) return null;
  return idsOf(scope, unitFilter(exportFilter.parse(stored)), exportMax);
}

/** One batch, in the order of the register. One statement. */
export async function unitExportRows(scope: Scope, ids: readonly string[]): Promise<UnitLine[]> {
  const units = unitsWithin(scope, null, todayOf(scope));
  const those = Prisma.sql`${units} and p.id = any (${[...ids]}::uuid[])`;
  return linesOf(scope, those, ids.length);
}

async function idsOf(scope: Scope, filter: UnitFilter, take: number): Promise<string[]> {
  const within = (await placeWithin(scope, filter.areaId))?.path ?? null;
  const rows = await scope.tx.$queryRaw<{ id: string }[]>`
    select p.id::text as id from ${unitsAsked(scope, within, filter)}
    order by p.path, o.name, p.id limit ${take}`;
  return rows.map(({ id }) => id);
}
