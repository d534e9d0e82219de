import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { canAdminister } from "@/lib/ground/territory/rules/admin";
import { areaLevelSchema } from "@/lib/ground/territory/schema/admin";
import { judgeRows, type AccountRow, type JudgedRow, type KnownPlace } from "../rules/accounts";
import { takenLogins } from "./find";

/** Judges the rows of a sheet against the registers, in three queries. */
export async function judge(scope: Scope, rows: readonly AccountRow[]): Promise<JudgedRow[]> {
  return judgeRows(rows, {
    places: await knownPlaces(scope, [...new Set(rows.map((row) => row.place))]),
    takenLogins: await takenLogins(
      scope,
      rows.map((row) => row.login),
    ),
  });
}

async function knownPlaces({ actor, tx }: Scope, words: string[]): Promise<KnownPlace[]> {
  const inForce = { tenantId: actor.tenantId, validTo: null };
  const areas = await tx.area.findMany({
    where: {
      ...inForce,
      level: { not: "building" },
      OR: [{ code: { in: words } }, { name: { in: words } }],
    },
    select: { id: true, level: true, code: true, name: true, path: true },
  });
  const departments = await tx.organization.findMany({
    where: {
      ...inForce,
      kind: "department",
      OR: [{ name: { in: words } }, { shortName: { in: words } }],
    },
    select: { id: true, name: true, shortName: true, path: true },
  });
  return [
    ...areas.map(({ level, code, ...area }) => ({
      ...area,
      kind: areaLevelSchema.parse(level),
      words: code === null ? [area.name] : [code, area.name],
      inRange: canAdminister(actor, area).ok,
    })),
    ...departments.map(({ shortName, ...department }) => ({
      ...department,
      kind: "department" as const,
      words: [department.name, shortName],
      inRange: canAdminister(actor, department).ok,
    })),
  ];
}
