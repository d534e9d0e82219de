import "server-only";
import { command } from "@/lib/platform/command";
import { batches } from "@/lib/platform/core/batches";
import { allowed, refused } from "@/lib/platform/access/actor";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { isAreaLevel } from "../rules/codes";
import {
  planImport,
  type AreaToCreate,
  type AreaToUpdate,
  type ImportRow,
  type Rejection,
} from "../rules/import";
import { officeNames } from "../office-names";
import { childPath, segment } from "../rules/path";
import { importAreasInput, importAreasOutput } from "../schema/admin";
import { today } from "./find";
import { areaEvent } from "./record";

/** A row of a file that was refused, or a file that was (then without line and code). */
export interface RejectedRow {
  readonly line: number | null;
  readonly code: string | null;
  readonly reason: Rejection["reason"] | "building-not-imported";
}

/** The file is refused whole; each row that is wrong is told with its line. */
export class ImportRejected extends Refusal {
  constructor(readonly rejected: readonly RejectedRow[]) {
    super("invalid", "import.rejected");
  }
}

/**
 * Brings the register of areas in line with a file, in one transaction: new areas with their
 * offices, other names. Areas that the file does not name are told and stay. Running it again
 * changes nothing.
 */
export const importAreas = command({
  name: "area.import",
  input: importAreasInput,
  output: importAreasOutput,
  find: findRegister,
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "admin.refusal.role")),
  run: async (scope, register, { rows }) => {
    const plan = planImport(rows, register);
    const rejected = [...plan.rejected, ...buildingsIn(rows)];
    if (rejected.length > 0) throw new ImportRejected(rejected);
    const places = new Map(register.map((area) => [area.code, area]));
    const created = await create(scope, plan.create, places);
    for (const area of plan.update) await rename(scope, area, places.get(area.code)?.level);
    const counts = {
      created: plan.create.length,
      updated: plan.update.length,
      unchanged: plan.unchanged,
    };
    const missing = plan.missing.map((area) => area.code);
    const district = register.find((area) => area.level === "district")?.id ?? created;
    return {
      result: { ...counts, missing },
      events: [areaEvent("area.imported", district, { ...counts, missing: missing.length })],
    };
  },
});

/** Buildings have no official code in the register (a 20-digit one is not kept), so none comes in. */
export function buildingsIn(rows: readonly ImportRow[]): RejectedRow[] {
  return rows
    .filter((row) => row.level.trim() === "building")
    .map(({ line, code }) => ({ line, code, reason: "building-not-imported" }));
}

type Places = ReadonlyMap<string, { id: string; path: string; level: string }>;

/** Every area in force that has a code, with nobody else importing at the same time. */
async function findRegister({ actor, tx }: Scope) {
  // Longer than another import takes; asking for no number locks the tenant's counter.
  await tx.$queryRaw`select set_config('lock_timeout', '50s', true)`;
  await tx.$queryRaw`select sec.next_area_seq(0)`;
  const rows = await tx.area.findMany({
    where: { tenantId: actor.tenantId, validTo: null, code: { not: null } },
    select: { id: true, parentId: true, code: true, name: true, level: true, path: true },
  });
  const codes = new Map(rows.map((row) => [row.id, row.code]));
  return rows.flatMap(({ parentId, code, level, ...row }) =>
    code !== null && isAreaLevel(level)
      ? [{ ...row, code, level, parentCode: codes.get(parentId ?? "") ?? null }]
      : [],
  );
}

/** Writes the new areas, parents first; returns the id of the first. */
async function create(
  scope: Scope,
  areas: readonly AreaToCreate[],
  existing: Places,
): Promise<string> {
  if (areas.length === 0) return "";
  const { actor, tx } = scope;
  const [number] = await tx.$queryRaw<{ n: number }[]>`
    select sec.next_area_seq(${areas.length}::int) as n`;
  const first = number?.n ?? 0;
  const places = new Map<string, { id: string; path: string }>(existing);
  const validFrom = today(scope);
  const rows = areas.map((area, index) => {
    const parent = area.parentCode === null ? null : places.get(area.parentCode);
    if (parent === undefined) throw new Error(`no parent for line ${String(area.line)}`);
    const path =
      parent === null ? actor.tenant.root : childPath(parent.path, segment(first + index));
    const place = { id: newId(), path };
    places.set(area.code, place);
    const { level, code, name } = area;
    const parentId = parent?.id ?? null;
    return { tenantId: actor.tenantId, ...place, parentId, level, code, name, validFrom };
  });
  for (const batch of batches(rows, 2000)) await tx.area.createMany({ data: batch });
  const offices = rows.flatMap(({ tenantId, id, path, level, name }) => {
    const names = officeNames(level, name);
    return names === null
      ? []
      : [{ tenantId, id: newId(), kind: "office", areaId: id, path, ...names, validFrom }];
  });
  for (const batch of batches(offices, 2000)) await tx.organization.createMany({ data: batch });
  return rows[0]?.id ?? "";
}

async function rename({ actor, tx }: Scope, area: AreaToUpdate, level: string | undefined) {
  const { tenantId } = actor;
  await tx.area.updateMany({ where: { tenantId, id: area.id }, data: { name: area.name } });
  if (level === undefined || !isAreaLevel(level)) return;
  const before = officeNames(level, area.previousName);
  const after = officeNames(level, area.name);
  if (before === null || after === null) return;
  await tx.organization.updateMany({
    where: { tenantId, areaId: area.id, kind: "office", validTo: null, ...before },
    data: { ...after, version: { increment: 1 } },
  });
}
