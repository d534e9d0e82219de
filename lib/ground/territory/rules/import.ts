import { cleanLine, countCharacters } from "@/lib/platform/core/typed-text";

import {
  areaLevels,
  codeLengths,
  isAreaLevel,
  levelOfCode,
  parentCodeOf,
  type AreaLevel,
} from "./codes";

/** The columns of a file of areas. */
export const areaColumns = ["code", "name", "level", "parent_code"] as const;

export const areaNameMax = 60;

/** A row as it was read, nothing believed yet. `line` is its line in the file. */
export type ImportRow = {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentCode: string;
};

/** An area that the tenant has already. */
export type ExistingArea = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
};

export type ImportFault =
  | "not-a-number"
  | "wrong-length"
  | "unknown-level"
  | "level-mismatch"
  | "empty-name"
  | "name-too-long"
  | "duplicate-code"
  | "parent-mismatch"
  | "unknown-parent"
  | "moved-area"
  | "no-district-row"
  | "second-district-row";

/** `line` and `code` are null when the file as a whole is meant. */
export type Rejection = {
  readonly line: number | null;
  readonly code: string | null;
  readonly reason: ImportFault;
};

export type AreaToCreate = {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
};

export type AreaToUpdate = {
  readonly id: string;
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly previousName: string;
};

export type ImportPlan = {
  /** Parents before their children, so that it can be written in this order. */
  readonly create: readonly AreaToCreate[];
  readonly update: readonly AreaToUpdate[];
  readonly unchanged: number;
  /** Areas of the levels in the file that the file does not name. They stay; a person decides. */
  readonly missing: readonly ExistingArea[];
  /** If anything is rejected, the four above are empty: a file is taken whole or not at all. */
  readonly rejected: readonly Rejection[];
};

/**
 * What an import of areas would do. Rows may come in any order; a parent is looked for in the whole
 * file and among the existing areas. A file without a district row is taken for a tenant that has
 * its district. Moving an area is another command with other consequences, so never a side effect.
 */
export function planImport(
  rows: readonly ImportRow[],
  existing: readonly ExistingArea[],
): ImportPlan {
  const existingByCode = new Map(existing.map((area) => [area.code, area]));
  const tidied = rows.map(tidy);
  const rejected = [...districtFaults(tidied, existing), ...rowFaults(tidied, existingByCode)].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  );
  if (rejected.length > 0) return { create: [], update: [], unchanged: 0, missing: [], rejected };

  const create: AreaToCreate[] = [];
  const update: AreaToUpdate[] = [];
  let unchanged = 0;
  for (const { line, code, name } of tidied) {
    const area = existingByCode.get(code);
    const level = levelOfCode(code);
    if (!area && level) create.push({ line, code, name, level, parentCode: parentCodeOf(code) });
    else if (area && area.name !== name) {
      update.push({ id: area.id, line, code, name, previousName: area.name });
    } else unchanged += 1;
  }
  create.sort((a, b) => areaLevels.indexOf(a.level) - areaLevels.indexOf(b.level));
  return { create, update, unchanged, missing: missingFrom(tidied, existing), rejected };
}

function tidy(row: ImportRow): ImportRow {
  return {
    line: row.line,
    code: row.code.trim(),
    name: cleanLine(row.name),
    level: row.level.trim(),
    parentCode: row.parentCode.trim(),
  };
}

function districtFaults(
  rows: readonly ImportRow[],
  existing: readonly ExistingArea[],
): readonly Rejection[] {
  const districts = rows.filter((row) => row.level === "district");
  const known = existing.find((area) => area.level === "district")?.code ?? districts[0]?.code;
  if (known === undefined) return [{ line: null, code: null, reason: "no-district-row" }];
  return districts
    .filter((row) => row.code !== known)
    .map(({ line, code }) => ({ line, code, reason: "second-district-row" }));
}

function rowFaults(
  rows: readonly ImportRow[],
  existing: ReadonlyMap<string, ExistingArea>,
): readonly Rejection[] {
  const firstLines = new Map<string, number>();
  for (const { code, line } of rows) if (!firstLines.has(code)) firstLines.set(code, line);
  const isKnown = (code: string) => firstLines.has(code) || existing.has(code);

  return rows.flatMap((row) => {
    const faults = [codeFault(row), nameFault(row.name)];
    if (firstLines.get(row.code) !== row.line) faults.push("duplicate-code");
    // Where code and level do not fit, nothing can be said about the parent.
    if (faults[0] === null) faults.push(parentFault(row, existing.get(row.code), isKnown));
    return faults
      .filter((reason) => reason !== null)
      .map((reason) => ({ line: row.line, code: row.code, reason }));
  });
}

function codeFault({ code, level }: ImportRow): ImportFault | null {
  if (!/^\d+$/.test(code)) return "not-a-number";
  if (!isAreaLevel(level)) return "unknown-level";
  if (code.length !== codeLengths[level]) return "wrong-length";
  return levelOfCode(code) === level ? null : "level-mismatch";
}

function nameFault(name: string): ImportFault | null {
  if (name === "") return "empty-name";
  return countCharacters(name) > areaNameMax ? "name-too-long" : null;
}

function parentFault(
  { code, parentCode }: ImportRow,
  area: ExistingArea | undefined,
  isKnown: (code: string) => boolean,
): ImportFault | null {
  const expected = parentCodeOf(code);
  if (parentCode !== (expected ?? "")) return "parent-mismatch";
  if (expected !== null && !isKnown(expected)) return "unknown-parent";
  return area && area.parentCode !== expected ? "moved-area" : null;
}

function missingFrom(
  rows: readonly ImportRow[],
  existing: readonly ExistingArea[],
): readonly ExistingArea[] {
  const levels = new Set(rows.map((row) => row.level));
  const codes = new Set(rows.map((row) => row.code));
  return existing.filter((area) => levels.has(area.level) && !codes.has(area.code));
}
