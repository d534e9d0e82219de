import "server-only";
import { guideSheet } from "@/lib/ground/imports/rules/guide";
import importWords from "@/lib/ground/imports/messages/zh-CN.json";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { workbook } from "@/lib/platform/files/spreadsheet";
import words from "../messages/zh-CN.json";
import {
  formWords,
  importColumns,
  importHeads,
  levelWords,
  wordsOf,
  type PartyColumn,
} from "../rules/import-line";
import type { KnownParty } from "../rules/import-state";
import { formOf, levelOf, placesOf } from "../rules/kinds";
import { standingParties } from "./import-state";

type PartyCells = Partial<Record<PartyColumn, string>>;

const widths: Readonly<Partial<Record<PartyColumn, number>>> = {
  place: 26,
  name: 34,
  parent: 30,
  places: 24,
  units: 28,
  purpose: 24,
  documentNo: 24,
};

/** The empty sheet with an example, which is not read, and a second one that explains the columns. */
export function partyTemplate({ actor }: Scope): () => Promise<Uint8Array<ArrayBuffer>> {
  const year = localDate(actor.now, actor.tenant.timeZone).slice(0, 4);
  const example: Required<PartyCells> = {
    place: words["partyImport.example.place"],
    name: words["partyImport.example.name"],
    level: words["level.branch"],
    form: words["partyImport.form.grid"],
    parent: words["partyImport.example.parent"],
    places: words["partyImport.example.places"],
    units: "",
    purpose: "",
    establishedOn: `${year}-03-01`,
    documentNo: words["partyImport.example.documentNo"],
    endsOn: "",
    termEnd: `${String(Number(year) + 3)}-02-28`,
    full: "23",
    probationary: "2",
    countedOn: `${year}-06-30`,
  };
  return () => partySheet([example], example);
}

/** 导出现有: the organizations of the own range, but for the households, which are people's homes. */
export async function partyExport(scope: Scope): Promise<() => Promise<Uint8Array<ArrayBuffer>>> {
  const { actor, tx } = scope;
  const all = await standingParties(scope, actor.lo);
  const parties = all.filter(({ kind }) => kind !== "household");
  const areas = await tx.area.findMany({
    where: { tenantId: actor.tenantId },
    select: { id: true, path: true, name: true, level: true },
  });
  const units = await tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      id: { in: [...new Set(parties.flatMap(({ unitIds }) => unitIds))] },
    },
    select: { id: true, name: true },
  });
  const byPath = new Map(areas.map(({ path, name }) => [path, name]));
  const areaOf = new Map(areas.map((area) => [area.id, area]));
  const unitOf = new Map(units.map(({ id, name }) => [id, name]));
  const within = (path: string) => {
    const above = byPath.get(ancestors(path).at(-1) ?? "");
    const name = byPath.get(path) ?? "";
    return above === undefined ? name : `${above}/${name}`;
  };
  const joined = (names: readonly string[]) => names.join(importWords["imports.comma"]);
  const rows = parties.map((party): PartyCells => {
    const level = placesOf(party.kind);
    const places = party.placeIds.flatMap((id) => areaOf.get(id) ?? []);
    return {
      ...factsOf(party),
      place: within(party.area.path),
      places: joined(places.map(({ path, name }) => (level === "building" ? within(path) : name))),
      units: joined(party.unitIds.flatMap((id) => unitOf.get(id) ?? [])),
    };
  });
  return () => partySheet(rows);
}

function factsOf(party: KnownParty): PartyCells {
  const { name, kind, parent, purpose, establishedOn, documentNo, endsOn, term, counts } = party;
  const [count] = counts.toSorted((a, b) => (a.on < b.on ? 1 : -1));
  return {
    name,
    level: wordFor(levelWords, levelOf(kind)),
    form: wordFor(formWords, formOf(kind) ?? ""),
    parent: parent?.name ?? "",
    purpose: purpose ?? "",
    establishedOn,
    documentNo: documentNo ?? "",
    endsOn: endsOn ?? "",
    termEnd: term?.extendedTo ?? term?.endsOn ?? "",
    full: count === undefined ? "" : String(count.full),
    probationary: count === undefined ? "" : String(count.probationary),
    countedOn: count?.on ?? "",
  };
}

function wordFor(known: ReadonlyMap<string, string>, code: string): string {
  for (const [word, one] of known) if (one === code) return word;
  return "";
}

/** The template's workbook with these rows, and what its second sheet gives as an example. */
function partySheet(
  rows: readonly PartyCells[],
  example: PartyCells = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const guide = importColumns.map((column) => ({
    head: importHeads[column],
    needed: ["place", "name", "level", "establishedOn"].some((one) => one === column),
    text: words[`partyImport.about.${column}`],
    words: [...(wordsOf[column]?.keys() ?? [])],
    example: column === "place" ? "" : (example[column] ?? ""),
  }));
  return workbook([
    {
      name: words["partyImport.sheet"],
      columns: importColumns.map((column) => ({
        head: importHeads[column],
        width: widths[column] ?? 13,
      })),
      rows: rows.map((row) => importColumns.map((column) => row[column] ?? "")),
    },
    guideSheet(guide),
  ]);
}
