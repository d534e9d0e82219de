import type { ImportCells } from "@/lib/affairs/councils/queries/import-sheet";
import type { ImportColumn } from "@/lib/affairs/councils/rules/import-line";
import { must } from "@/tests/support/world";

/** One thing wrong in one council: where it is told, and how the council's rows come to have it. */
interface Fault {
  what: string;
  column: ImportColumn;
  /** Changes the rows of one council and tells which of them is wrong. */
  plant: (rows: ImportCells[]) => number;
}

/** Of a council: first secretary, secretary, full-time, and the part-time members after them. */
function on(at: number, change: ImportCells) {
  return (rows: ImportCells[]): number => {
    rows[at] = { ...rows[at], ...change };
    return at;
  };
}

/** Another row behind the last one. */
function also(of: number, change: ImportCells) {
  return (rows: ImportCells[]): number => rows.push({ ...rows[of], ...change }) - 1;
}

const faults: readonly Fault[] = [
  {
    what: "two secretaries",
    column: "seat",
    plant: also(1, { unit: "别的单位", unitKind: "学校" }),
  },
  {
    what: "two first secretaries",
    column: "seat",
    plant: also(0, { unit: "别的机关", unitKind: "机关" }),
  },
  { what: "two at once on one seat", column: "name", plant: also(1, { name: "另一位书记" }) },
  { what: "no paper", column: "documentNo", plant: on(2, { documentNo: "" }) },
  { what: "no day of appointment", column: "appointedOn", plant: on(2, { appointedOn: "" }) },
  {
    what: "appointed before the term",
    column: "appointedOn",
    plant: on(2, { appointedOn: "2025-12-31" }),
  },
  {
    what: "appointed tomorrow",
    column: "appointedOn",
    plant: on(2, { appointedOn: "2099-01-01" }),
  },
  {
    what: "told before appointed",
    column: "publishedOn",
    plant: on(2, { publishedOn: "2026-01-01" }),
  },
  { what: "left without a reason", column: "reason", plant: on(2, { endedOn: "2026-03-01" }) },
  { what: "a reason without a day", column: "endedOn", plant: on(2, { reason: "违纪" }) },
  {
    what: "left before appointed",
    column: "endedOn",
    plant: on(2, { endedOn: "2026-01-09", reason: "违纪", publishedOn: "" }),
  },
  {
    what: "a day that is none",
    column: "appointedOn",
    plant: on(2, { appointedOn: "2026-02-30" }),
  },
  { what: "a name with digits", column: "name", plant: on(2, { name: "王3" }) },
  { what: "no position", column: "title", plant: on(2, { title: "" }) },
  { what: "a paper without a name", column: "name", plant: on(2, { name: "" }) },
  { what: "another word for a seat", column: "seat", plant: on(2, { seat: "顾问" }) },
  {
    what: "another word for a reason",
    column: "reason",
    plant: on(2, { reason: "退休", endedOn: "2026-03-01" }),
  },
  {
    what: "a unit that nobody knows",
    column: "unit",
    plant: on(2, { unit: "没有登记的单位", unitKind: "" }),
  },
  { what: "a masked phone", column: "phone", plant: on(2, { phone: "138****0000" }) },
  { what: "one phone of two people", column: "phone", plant: twoPhones },
  { what: "a place that is none", column: "place", plant: nowhere },
  { what: "a term of more than five years", column: "endsOn", plant: longTerm },
  { what: "two terms at once", column: "term", plant: on(2, { term: "2" }) },
  {
    what: "another name of the council",
    column: "council",
    plant: on(2, { council: "别的大党委" }),
  },
  { what: "too many part-time members", column: "seat", plant: tooMany },
];

function nowhere(rows: ImportCells[]): number {
  rows.splice(1);
  return on(0, { place: "没有这个社区" })(rows);
}

function twoPhones(rows: ImportCells[]): number {
  on(1, { phone: "13800000001" })(rows);
  return on(2, { phone: "13800000001" })(rows);
}

function longTerm(rows: ImportCells[]): number {
  rows.forEach((_row, at) => on(at, { endsOn: "2031-01-05" })(rows));
  return 0;
}

/** The usual range ends with nine. */
function tooMany(rows: ImportCells[]): number {
  const add = also(3, { appointedOn: "2026-01-10", publishedOn: "", endedOn: "", reason: "" });
  let last = 0;
  const present = new Set(rows.slice(3).map(({ unit }) => unit)).size;
  for (let n = present; n < 10; n += 1) {
    last = add(rows);
    on(last, { unit: `多出的单位${String(n)}`, name: "多余委员" })(rows);
  }
  return last;
}

/** Councils of a file, each with another fault; rows are counted as the spreadsheet shows them. */
export function brokenCouncils(all: readonly ImportCells[]): {
  rows: ImportCells[];
  faults: { what: string; column: ImportColumn; row: number }[];
} {
  const councils = [...Map.groupBy(all, ({ place }) => place).values()];
  const rows: ImportCells[] = [];
  const planted = faults.map(({ what, column, plant }, at) => {
    const own = must(councils[at]).map((row) => ({ ...row }));
    const wrong = plant(own);
    const row = rows.length + wrong + 2;
    rows.push(...own);
    return { what, column, row };
  });
  return { rows, faults: planted };
}
