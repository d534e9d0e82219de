import { durationUnits, type Duration } from "@/lib/platform/core/duration";
import { cleanLine, countCharacters } from "@/lib/platform/core/typed-text";
import {
  catalogueColumns,
  everywhereWords,
  limitShape,
  limitUnits,
  nameSeparators,
  naturalDay,
  officeWords,
  yesWord,
  type CatalogueColumn,
} from "../data/catalogue-columns";
import { limitFault, type EntryContent } from "./catalogue";
import type { Urgency } from "./deadline";

export const catalogueRowsMax = 2000;
export const catalogueMegabytesMax = 2;
const textMax = 200;

/** What is wrong in one line; the head is line 1, as the spreadsheet shows it. */
export interface SheetFault {
  row: number;
  column: CatalogueColumn;
  /** A message key. */
  reason: string;
}

/** What names in a sheet can mean. */
export interface SheetNames {
  categories: readonly { id: string; name: string; code: string; urgency: Urgency }[];
  organizations: readonly { id: string; name: string; shortName: string }[];
  areas: readonly { id: string; name: string; path: string }[];
  root: string;
}

export type SheetEntry = EntryContent & { areaId: string | null };

const heads = Object.entries(catalogueColumns);

/** What a column is called in the sheet. */
export function catalogueColumnName(column: string): string {
  return heads.find(([name]) => name === column)?.[1] ?? column;
}

/** The heads that the first line lacks; columns may come in any order, others are left out. */
export function missingCatalogueHeads(rows: readonly (readonly string[])[]): string[] {
  const found = (rows[0] ?? []).map(cleanLine);
  return heads.map(([, head]) => head).filter((head) => !found.includes(head));
}

/** Every line as an entry or as its faults; a line without any text says nothing. */
export function parseCatalogue(
  rows: readonly (readonly string[])[],
  names: SheetNames,
): { entries: SheetEntry[]; faults: SheetFault[] } {
  const order = (rows[0] ?? []).map(cleanLine);
  const entries: SheetEntry[] = [];
  const faults: SheetFault[] = [];
  const seen = new Set<string>();
  rows.forEach((cells, at) => {
    if (at === 0 || cells.every((cell) => cell.trim() === "")) return;
    const cell = (column: CatalogueColumn) =>
      cleanLine(cells[order.indexOf(catalogueColumns[column])] ?? "");
    const wrong: SheetFault[] = [];
    const fault = (column: CatalogueColumn, reason: string) => {
      wrong.push({ row: at + 1, column, reason });
    };
    const entry = lineOf(cell, names, fault);
    if (entry !== null) {
      const key = `${entry.categoryId} ${entry.path}`;
      if (seen.has(key)) fault("category", "catalogue.twice");
      seen.add(key);
    }
    faults.push(...wrong);
    if (entry !== null && wrong.length === 0) entries.push(entry);
  });
  return { entries, faults };
}

type Cell = (column: CatalogueColumn) => string;
type Fault = (column: CatalogueColumn, reason: string) => void;

function lineOf(cell: Cell, names: SheetNames, fault: Fault): SheetEntry | null {
  const named = cell("category");
  const category = names.categories.find((one) => one.name === named || one.code === named);
  if (category === undefined) fault("category", "import.category");
  const place = placeOf(cell("area"), names, fault);
  const lead = leadOf(cell("lead"), names, fault);
  const co = coOf(cell("co"), names, fault);
  if (co.some((id) => id === lead?.organizationId)) {
    fault("co", "catalogue.coIsLead");
  }
  const limit = limitOf(cell("limit"), fault);
  const statutory = cell("statutory") === yesWord;
  const texts = { filing: cell("filing"), closing: cell("closing"), reference: cell("reference") };
  for (const column of ["filing", "closing", "reference"] as const) {
    if (countCharacters(texts[column]) > textMax) fault(column, "field.tooLong");
  }
  const reference = texts.reference || null;
  if (category === undefined || place === null || lead === null) return null;
  const wrong = limitFault({ limit, statutory, reference, urgency: category.urgency });
  if (wrong !== null) {
    fault(wrong === "limit.reference" ? "reference" : "limit", `catalogue.${wrong}`);
  }
  return {
    categoryId: category.id,
    ...place,
    ...lead,
    co,
    limit,
    statutory,
    filing: texts.filing || null,
    closing: texts.closing || null,
    reference,
  };
}

function placeOf(named: string, { areas, root }: SheetNames, fault: Fault) {
  if (named === "" || everywhereWords.some((word) => word === named))
    return { areaId: null, path: root };
  const found = areas.filter(({ name }) => name === named);
  const [area] = found;
  if (area === undefined) fault("area", "import.place");
  else if (found.length > 1) fault("area", "import.placeSeveral");
  return area === undefined ? null : { areaId: area.id, path: area.path };
}

function leadOf(
  named: string,
  { organizations }: SheetNames,
  fault: Fault,
): Pick<EntryContent, "lead" | "organizationId"> | null {
  if (named === officeWords.street) return { lead: "street", organizationId: null };
  if (named === officeWords.community) return { lead: "community", organizationId: null };
  const found = byName(organizations, named);
  if (found === undefined) {
    fault("lead", named === "" ? "field.required" : "catalogue.organization");
    return null;
  }
  return { lead: "organization", organizationId: found.id };
}

function coOf(named: string, { organizations }: SheetNames, fault: Fault): string[] {
  const ids = named
    .split(nameSeparators)
    .filter(Boolean)
    .flatMap((name) => {
      const found = byName(organizations, name);
      if (found === undefined) fault("co", "catalogue.organization");
      return found === undefined ? [] : [found.id];
    });
  if (ids.length > 5) fault("co", "field.invalid");
  return [...new Set(ids)].sort();
}

function byName(organizations: SheetNames["organizations"], named: string) {
  return organizations.find(({ name, shortName }) => name === named || shortName === named);
}

function limitOf(written: string, fault: Fault): Duration | null {
  if (written === "") return null;
  const [, value = "", word = ""] = limitShape.exec(written) ?? [];
  const unit = word === naturalDay ? "day" : durationUnits.find((one) => limitUnits[one] === word);
  if (unit === undefined) {
    fault("limit", "catalogue.limit.unit");
    return null;
  }
  return { value: Number(value), unit };
}
