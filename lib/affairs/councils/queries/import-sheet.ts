import "server-only";
import { guideSheet } from "@/lib/ground/imports/rules/guide";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { workbook } from "@/lib/platform/files/spreadsheet";
import words from "../messages/zh-CN.json";
import {
  functionWords,
  importColumns,
  importHeads,
  neededColumns,
  reasonWords,
  roleWords,
  seatWords,
  unitKindWords,
  wordsOf,
  type ImportColumn,
} from "../rules/import-line";
import type { KnownHolder, KnownSeat } from "../rules/import-state";
import { seatKinds } from "../rules/seats";
import { councilStates, type PlacedState } from "./import-state";

export type ImportCells = Partial<Record<ImportColumn, string>>;

const widths: Readonly<Partial<Record<ImportColumn, number>>> = {
  place: 26,
  council: 26,
  unit: 28,
  title: 20,
  documentNo: 26,
  phone: 16,
};

/** The empty sheet with an example, which is not read, and a second one that explains the columns. */
export function councilTemplate({ actor }: Scope): () => Promise<Uint8Array<ArrayBuffer>> {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const example: Required<ImportCells> = {
    place: words["councilImport.example.place"],
    council: words["councilImport.example.council"],
    establishedOn: `${today.slice(0, 4)}-01-08`,
    term: "1",
    startsOn: `${today.slice(0, 4)}-01-08`,
    endsOn: "",
    seat: words["kind.part_time"],
    function: words["function.general"],
    unit: words["councilImport.example.unit"],
    unitKind: wordFor(unitKindWords, "school"),
    name: words["councilImport.example.name"],
    title: words["councilImport.example.title"],
    phone: "",
    role: words["role.holder"],
    documentNo: words["councilImport.example.documentNo"],
    appointedOn: `${today.slice(0, 4)}-01-08`,
    publishedOn: `${today.slice(0, 4)}-01-10`,
    endedOn: "",
    reason: "",
  };
  return () => councilSheet([example], example);
}

/** 导出现有: the councils of the own range in the same columns; taken over again they change nothing. */
export async function councilExport(scope: Scope): Promise<() => Promise<Uint8Array<ArrayBuffer>>> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const areas = await tx.area.findMany({
    where: { tenantId, validTo: null, level: { in: ["district", "street", "community"] } },
    orderBy: { path: "asc" },
    select: { id: true, path: true, level: true, name: true },
  });
  const own = areas.filter(({ path }) => path.startsWith(actor.lo));
  const states = await councilStates(scope, own);
  const seats = [...states.values()].flatMap(({ council }) => council?.seats ?? []);
  const units = await tx.organization.findMany({
    where: { tenantId, id: { in: [...new Set(seats.map((seat) => seat.organizationId))] } },
    select: { id: true, name: true, unitKind: true },
  });
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const names = new Map(areas.map(({ path, name }) => [path, name]));
  const rows = own.flatMap(({ id, path, name }) => {
    const state = states.get(id);
    const street = names.get(ancestors(path).at(-1) ?? "");
    const place = street === undefined ? name : `${street}/${name}`;
    return state === undefined ? [] : rowsOf(state, place, (unit) => unitOf.get(unit));
  });
  return () => councilSheet(rows);
}

type Unit = { name: string; unitKind: string | null } | undefined;

function rowsOf(
  { council }: PlacedState,
  place: string,
  unitOf: (id: string) => Unit,
): ImportCells[] {
  if (council === null || council.term === null) return [];
  const { term } = council;
  const facts: ImportCells = {
    place,
    council: council.name,
    establishedOn: council.establishedOn,
    term: String(term.number),
    startsOn: term.startsOn,
    endsOn: term.endsOn,
  };
  return council.seats
    .toSorted((a, b) => seatKinds.indexOf(a.kind) - seatKinds.indexOf(b.kind))
    .flatMap((seat) => {
      const unit = unitOf(seat.organizationId);
      const of: ImportCells = {
        ...facts,
        seat: wordFor(seatWords, seat.kind),
        function: wordFor(functionWords, seat.function),
        unit: unit?.name ?? seat.organizationName,
        unitKind: wordFor(unitKindWords, unit?.unitKind ?? ""),
      };
      return peopleOf(seat).map((person) => ({ ...of, ...person }));
    });
}

/** Who has left the seat within the term, and who sits there; a line without a name where nobody does. */
function peopleOf({ holders }: KnownSeat): ImportCells[] {
  const shown = holders.filter(
    ({ inForce, endReason }) =>
      inForce || [...reasonWords.values()].some((reason) => reason === endReason),
  );
  const empty = shown.some(({ inForce, role }) => inForce && role === "holder") ? [] : [{}];
  return [...shown.map(personCells), ...empty];
}

function personCells(holder: KnownHolder): ImportCells {
  return {
    name: holder.name,
    title: holder.title,
    role: wordFor(roleWords, holder.role),
    documentNo: holder.documentNo ?? "",
    appointedOn: holder.startsOn ?? "",
    publishedOn: holder.publishedOn ?? "",
    endedOn: holder.endsOn ?? "",
    reason: wordFor(reasonWords, holder.endReason ?? ""),
  };
}

function wordFor(known: ReadonlyMap<string, string>, code: string): string {
  for (const [word, one] of known) if (one === code) return word;
  return "";
}

/** The template's workbook with these rows, and what its second sheet gives as an example. */
export function councilSheet(
  rows: readonly ImportCells[],
  example: ImportCells = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const guide = importColumns.map((column) => ({
    head: importHeads[column],
    needed: neededColumns.some((one) => one === column && one !== "name" && one !== "title"),
    text: words[`councilImport.about.${column}`],
    words: [...(wordsOf[column]?.keys() ?? [])],
    example: column === "place" ? "" : (example[column] ?? ""),
  }));
  return workbook([
    {
      name: words["councilImport.sheet"],
      columns: importColumns.map((column) => ({
        head: importHeads[column],
        width: widths[column] ?? 13,
      })),
      rows: rows.map((row) => importColumns.map((column) => row[column] ?? "")),
    },
    guideSheet(guide),
  ]);
}
