import type {
  ProjectSheetRow,
  ResourceSheetRow,
} from "@/lib/affairs/co-building/queries/import-sheet";
import { must } from "@/tests/support/world";
import { projectRows, resourceRows } from "./published-files";

interface Fault<Row> {
  what: string;
  column: keyof Row & string;
  change: Row;
}

export interface Planted {
  what: string;
  column: string;
  /** As the spreadsheet shows it; the head is row 1. */
  row: number;
}

const resourceFaults: readonly Fault<ResourceSheetRow>[] = [
  { what: "no place", column: "place", change: { place: "" } },
  { what: "no such place", column: "place", change: { place: "没有这个街道" } },
  { what: "no such unit", column: "organization", change: { organization: "没有的单位" } },
  { what: "no such kind", column: "kind", change: { kind: "别的" } },
  { what: "no title", column: "title", change: { title: "" } },
  { what: "a title too long", column: "title", change: { title: "长".repeat(41) } },
  { what: "no detail", column: "detail", change: { detail: "" } },
  { what: "no time", column: "available", change: { available: "" } },
  { what: "a number in words", column: "capacity", change: { capacity: "六十" } },
  { what: "nobody's place", column: "capacity", change: { capacity: "0" } },
  {
    what: "money of a hall",
    column: "amount",
    change: { kind: "场地", bookable: "否", amount: "10" },
  },
  { what: "money without an amount", column: "amount", change: { kind: "资金", bookable: "否" } },
  { what: "a mobile phone", column: "contact", change: { contact: "王老师 138-0000-0000" } },
  {
    what: "money by times",
    column: "bookable",
    change: { kind: "资金", amount: "100", bookable: "是" },
  },
];

const projectFaults: readonly Fault<ProjectSheetRow>[] = [
  { what: "no place", column: "place", change: { place: "没有这个街道" } },
  { what: "no title", column: "title", change: { title: "" } },
  { what: "no goal", column: "goal", change: { goal: "" } },
  { what: "no such pairing", column: "pairing", change: { pairing: "村村共建" } },
  { what: "no such tag", column: "tags", change: { tags: "党建联建、八联" } },
  { what: "no such lead", column: "lead", change: { lead: "没有的办公室" } },
  { what: "no party", column: "parties", change: { parties: "" } },
  { what: "no such party", column: "parties", change: { parties: "没有的单位" } },
  { what: "alone with itself", column: "parties", change: { parties: "west区办公室" } },
  { what: "no first day", column: "startsOn", change: { startsOn: "" } },
  { what: "a day that is none", column: "startsOn", change: { startsOn: "2026-02-30" } },
  { what: "an end before the start", column: "endsOn", change: { endsOn: "2026-01-09" } },
  { what: "a proposal", column: "status", change: { status: "待确认" } },
  { what: "done without a result", column: "result", change: { status: "已结项", result: "" } },
  { what: "a result too early", column: "result", change: { status: "进行中", result: "完成。" } },
  { what: "no paper", column: "document", change: { document: "" } },
];

export function brokenResources(district: string): { rows: ResourceSheetRow[]; faults: Planted[] } {
  const [sound] = resourceRows(district);
  return plant(must(sound), resourceFaults);
}

export function brokenProjects(district: string): { rows: ProjectSheetRow[]; faults: Planted[] } {
  const [sound] = projectRows(district);
  return plant(must(sound), projectFaults);
}

/** A row with each of the faults; titles differ, so that no row is the twin of another one. */
function plant<Row extends { title?: string }>(
  sound: Row,
  faults: readonly Fault<Row>[],
): { rows: Row[]; faults: Planted[] } {
  return {
    rows: faults.map(({ change }, n) => ({ ...sound, title: `坏行${String(n + 1)}`, ...change })),
    faults: faults.map(({ what, column }, n) => ({ what, column, row: n + 2 })),
  };
}
