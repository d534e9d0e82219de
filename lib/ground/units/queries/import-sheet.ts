import "server-only";
import { guideSheet } from "@/lib/ground/imports/rules/guide";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { workbook } from "@/lib/platform/files/spreadsheet";
import words from "../messages/zh-CN.json";
import {
  importColumns,
  importHeads,
  neededColumns,
  typeWords,
  wordsOf,
  type UnitColumn,
} from "../rules/import-line";

export type UnitCells = Partial<Record<UnitColumn, string>>;

const widths: Readonly<Partial<Record<UnitColumn, number>>> = {
  place: 26,
  name: 34,
  type: 20,
  host: 28,
  address: 30,
  creditCode: 24,
  contactPhone: 16,
};

/** The empty sheet with an example, which is not read, and a second one that explains the columns. */
export function unitTemplate({ actor }: Scope): () => Promise<Uint8Array<ArrayBuffer>> {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const example: Required<UnitCells> = {
    place: words["unitImport.example.place"],
    name: words["unitImport.example.name"],
    type: words["type.private_enterprise"],
    host: words["unitImport.example.host"],
    address: words["unitImport.example.address"],
    creditCode: "",
    operating: words["form.yes"],
    lookedOn: today,
    premises: words["form.yes"],
    staff: "18",
    staffOn: today,
    contactName: "",
    contactPhone: "",
  };
  return () => unitSheet([example], example);
}

interface Row {
  path: string;
  name: string;
  type: string;
  host: string | null;
  address: string | null;
  credit_code: string | null;
  operating: boolean;
  looked_on: Date;
  premises: boolean;
  staff: number | null;
  staff_on: Date | null;
}

/** 导出现有: the units of the own range that are open, without their contacts; taken over again they change nothing. */
export async function unitExport(scope: Scope): Promise<() => Promise<Uint8Array<ArrayBuffer>>> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const areas = await tx.area.findMany({
    where: { tenantId, validTo: null, level: { in: ["district", "street", "community"] } },
    select: { path: true, name: true },
  });
  const names = new Map(areas.map(({ path, name }) => [path, name]));
  const within = (path: string) => {
    const above = names.get(ancestors(path).at(-1) ?? "");
    const name = names.get(path) ?? "";
    return above === undefined ? name : `${above}/${name}`;
  };
  const rows = await tx.$queryRaw<Row[]>`
    select p.path, o.name, p.type, h.name as host, p.address, p.credit_code, p.operating, p.looked_on, p.premises, p.staff,
      p.staff_on
    from unit_profile p join organization o on o.tenant_id = p.tenant_id and o.id = p.id
    left join organization h on h.tenant_id = p.tenant_id and h.id = p.host_id
    where p.tenant_id = ${tenantId}::uuid and p.closed_on is null and p.path >= ${actor.lo} and p.path < ${actor.hi}
    order by p.path, o.name, p.id`;
  const yesOrNo = (said: boolean) => words[said ? "form.yes" : "form.no"];
  return () =>
    unitSheet(
      rows.map((row) => ({
        place: within(row.path),
        name: row.name,
        type: wordFor(row.type),
        host: row.host ?? "",
        address: row.address ?? "",
        creditCode: row.credit_code ?? "",
        operating: yesOrNo(row.operating),
        lookedOn: isoDay(row.looked_on),
        premises: yesOrNo(row.premises),
        staff: row.staff === null ? "" : String(row.staff),
        staffOn: row.staff_on === null ? "" : isoDay(row.staff_on),
      })),
    );
}

function wordFor(code: string): string {
  for (const [word, one] of typeWords) if (one === code) return word;
  return "";
}

/** The template's workbook with these rows, and what its second sheet gives as an example. */
function unitSheet(
  rows: readonly UnitCells[],
  example: UnitCells = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const guide = importColumns.map((column) => ({
    head: importHeads[column],
    needed: neededColumns.some((one) => one === column),
    text: words[`unitImport.about.${column}`],
    words: [...(wordsOf[column]?.keys() ?? [])],
    example: column === "place" ? "" : (example[column] ?? ""),
  }));
  return workbook([
    {
      name: words["unitImport.sheet"],
      columns: importColumns.map((column) => ({
        head: importHeads[column],
        width: widths[column] ?? 13,
      })),
      rows: rows.map((row) => importColumns.map((column) => row[column] ?? "")),
    },
    guideSheet(guide),
  ]);
}
