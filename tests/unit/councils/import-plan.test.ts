import { describe, expect, test } from "vitest";
import { importLine, type ImportLine } from "@/lib/affairs/councils/rules/import-line";
import { planCouncil } from "@/lib/affairs/councils/rules/import-plan";
import type {
  CouncilState,
  FoundLine,
  KnownHolder,
} from "@/lib/affairs/councils/rules/import-state";

// What the rows of one council would change, and what is refused: by the rules that hold by hand.

const today = "2026-11-22";
const ranges = { fullTimeMax: 2, partTimeMin: 1, partTimeMax: 3 };
const office = { id: "office", name: "社区办公室" };
const nothing: CouncilState = { level: "community", office, council: null };

const facts = {
  place: "某社区",
  council: "某社区大党委",
  establishedOn: "2026-01-05",
  term: "1",
  startsOn: "2026-01-05",
  endsOn: "2031-01-04",
  seat: "兼职委员",
  function: "",
  unit: "区图书馆",
  unitKind: "",
  name: "韩委员",
  title: "副馆长",
  phone: "",
  role: "",
  documentNo: "街〔2026〕1号",
  appointedOn: "2026-01-06",
  publishedOn: "",
  endedOn: "",
  reason: "",
};
type Cells = Partial<typeof facts>;

function line(change: Cells, row: number): ImportLine {
  return { ...importLine.parse({ ...facts, ...change }), row };
}

function found(changes: readonly Cells[]): FoundLine[] {
  return changes.map((change, at) => {
    const one = line(change, at + 2);
    return {
      line: one,
      unit: { state: "open", id: one.unit, name: one.unit },
      phoneKey: one.phone,
    };
  });
}

function plan(changes: readonly Cells[], state: CouncilState = nothing) {
  return planCouncil(state, found(changes), { ranges, today });
}

function refused(changes: readonly Cells[], state?: CouncilState) {
  return plan(changes, state)
    .advice.filter(({ tone }) => tone === "refused")
    .map(({ row, column, reason }) => [row, column, reason]);
}

const sitting: KnownHolder = {
  id: "holder",
  version: 3,
  role: "holder",
  name: "韩委员",
  title: "副馆长",
  status: "published",
  inForce: true,
  underWay: false,
  startsOn: "2026-01-06",
  endsOn: null,
  endReason: null,
  documentNo: "街〔2026〕1号",
  publishedOn: "2026-01-08",
  phoneKey: null,
};

function standing(holders: readonly KnownHolder[]): CouncilState {
  return {
    level: "community",
    office,
    council: {
      id: "council",
      name: "某社区大党委",
      establishedOn: "2026-01-05",
      term: { id: "term", number: 1, startsOn: "2026-01-05", endsOn: "2031-01-04" },
      seats: [
        {
          id: "seat",
          kind: "part_time",
          function: "general",
          organizationId: "区图书馆",
          organizationName: "区图书馆",
          holders,
        },
      ],
    },
  };
}

describe("a new council", () => {
  test("is set up with what its first row says", () => {
    const { setUp, seats, verdicts } = plan([{}]);
    expect(setUp).toMatchObject({ name: "某社区大党委", number: 1, endsOn: "2031-01-04" });
    expect(seats.map(({ id, kind }) => [id, kind])).toEqual([[null, "part_time"]]);
    expect([...verdicts]).toEqual([[2, "fresh"]]);
  });

  test.each<[string, Cells[], [number, string, string][]]>([
    [
      "a first secretary twice",
      [{ seat: "第一书记" }, { seat: "第一书记", unit: "区文化馆" }],
      [[3, "seat", "council.secondFirst"]],
    ],
    [
      "a secretary twice",
      [{ seat: "书记" }, { seat: "书记", unit: "区文化馆" }],
      [[3, "seat", "council.secondSecretary"]],
    ],
    [
      "three in full-time of two",
      ["一", "二", "三"].map((n) => ({ seat: "专职委员", unit: `${n}办公室` })),
      [[4, "seat", "council.fullTimeFull"]],
    ],
    [
      "four part-time of three",
      ["一", "二", "三", "四"].map((n) => ({ unit: `${n}小学` })),
      [[5, "seat", "council.partTimeFull"]],
    ],
    ["a unit with two members", [{}, { name: "卫委员" }], [[3, "name", "councilImport.filledBy"]]],
    [
      "two substitutes",
      [{}, { role: "代会人", name: "甲代会" }, { role: "替补", name: "乙代会" }],
      [[4, "role", "councilImport.secondSubstitute"]],
    ],
    [
      "a term that ends before it begins",
      [{ endsOn: "2026-01-05" }],
      [[2, "endsOn", "field.dayBefore"]],
    ],
    [
      "one set up tomorrow",
      [{ establishedOn: "2026-11-23", startsOn: "2026-11-23" }],
      [[2, "establishedOn", "field.dayAhead"]],
    ],
    [
      "an appointment after the term",
      [
        {
          establishedOn: "2020-01-01",
          startsOn: "2020-01-01",
          endsOn: "2024-12-31",
          appointedOn: "2025-01-01",
        },
      ],
      [[2, "appointedOn", "field.outsideTerm"]],
    ],
  ])("refuses %s", (_what, changes, wanted) => {
    expect(refused(changes)).toEqual(wanted);
  });

  test("who has left and who follows share one seat, in any order of the rows", () => {
    const gone = { name: "尤前任", endedOn: "2026-03-01", reason: "不发挥作用" };
    const next = { appointedOn: "2026-03-01" };
    for (const rows of [
      [gone, next],
      [next, gone],
    ]) {
      const { seats, advice } = plan(rows);
      expect(advice.filter(({ tone }) => tone === "refused")).toEqual([]);
      expect(seats).toHaveLength(1);
    }
  });

  test("what is missing by the rules of the composition is said, and is no reason to refuse", () => {
    expect(plan([{}]).advice.map(({ tone, reason }) => [tone, reason])).toEqual([
      ["noted", "councilImport.unmet.secretary"],
      ["noted", "councilImport.unmet.fullTime"],
    ]);
  });
});

describe("a council that is there", () => {
  test.each<[string, Cells, string]>([
    ["the same", {}, "same"],
    [
      "the same with cells left empty",
      { establishedOn: "", term: "", startsOn: "", endsOn: "", documentNo: "" },
      "same",
    ],
    ["another title", { title: "馆长" }, "changed"],
    ["a phone", { phone: "13800000001" }, "changed"],
    ["a leaving", { endedOn: "2026-06-01", reason: "离开本单位" }, "changed"],
  ])("%s", (_what, change, verdict) => {
    const { verdicts, advice } = plan([change], standing([sitting]));
    expect(advice.filter(({ tone }) => tone === "refused")).toEqual([]);
    expect([...verdicts.values()]).toEqual([verdict]);
  });

  test.each<[string, Cells, KnownHolder, string, string]>([
    ["another paper", { documentNo: "别的文号" }, sitting, "documentNo", "councilImport.kept"],
    ["another day", { appointedOn: "2026-02-01" }, sitting, "appointedOn", "councilImport.kept"],
    ["another term", { term: "2" }, sitting, "term", "councilImport.otherTerm"],
    [
      "another name of the council",
      { council: "别的大党委" },
      sitting,
      "council",
      "councilImport.councilNamed",
    ],
    ["another function", { function: "社区民警" }, sitting, "function", "councilImport.function"],
    [
      "somebody else while one sits there",
      { name: "卫委员" },
      sitting,
      "name",
      "councilImport.filledBy",
    ],
    [
      "an empty seat where one sits",
      { name: "", title: "", documentNo: "", appointedOn: "" },
      sitting,
      "name",
      "councilImport.notEmpty",
    ],
    [
      "one who is on the way",
      {},
      { ...sitting, status: "approved", inForce: false, underWay: true, startsOn: null },
      "name",
      "councilImport.underWay",
    ],
    [
      "one who has left as if he sat there",
      {},
      { ...sitting, status: "ended", inForce: false, endsOn: "2026-05-01", endReason: "health" },
      "endedOn",
      "councilImport.kept",
    ],
  ])("refuses %s", (_what, change, holder, column, reason) => {
    expect(refused([change], standing([holder]))).toEqual([[2, column, reason]]);
  });
});
