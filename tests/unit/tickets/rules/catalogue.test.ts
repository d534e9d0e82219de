import { describe, expect, test } from "vitest";
import {
  changesBetween,
  limitBounds,
  limitFault,
  mostSpecific,
  onDutyList,
  versionOn,
  type EntryContent,
} from "@/lib/affairs/tickets/rules/catalogue";

describe("the version in force", () => {
  const versions = [
    { id: "a", number: 1, effectiveFrom: "2026-01-01" },
    { id: "b", number: 2, effectiveFrom: "2026-05-01" },
    { id: "c", number: 3, effectiveFrom: "2026-05-01" },
    { id: "d", number: 4, effectiveFrom: "2026-03-01" },
  ];

  test.each([
    ["2025-12-31", undefined],
    ["2026-01-01", "a"],
    ["2026-02-28", "a"],
    ["2026-03-01", "d"],
    ["2026-04-30", "d"],
    ["2026-05-01", "c"],
    ["2030-01-01", "c"],
  ])("on %s is %s", (day, id) => {
    expect(versionOn(versions, day)?.id).toBe(id);
  });
});

describe("the most specific area", () => {
  const entries = [{ path: "k." }, { path: "k.1." }, { path: "k.1.2." }, { path: "k.12." }];

  test.each([
    ["k.1.2.3.", "k.1.2."],
    ["k.1.3.", "k.1."],
    ["k.12.2.", "k.12."],
    ["k.2.", "k."],
    ["k.", "k."],
    ["j.1.", undefined],
  ])("for %s is %s", (path, found) => {
    expect(mostSpecific(entries, path)?.path).toBe(found);
  });
});

describe("a duty list", () => {
  const list = [
    { path: "k.1.", categoryId: "dogs", validFrom: "2026-02-01", validTo: "2026-02-28" },
    { path: "k.", categoryId: "lamps", validFrom: "2026-01-01", validTo: null },
  ];

  test.each([
    ["k.1.2.", "dogs", "2026-02-01", true],
    ["k.1.2.", "dogs", "2026-02-28", true],
    ["k.1.2.", "dogs", "2026-01-31", false],
    ["k.1.2.", "dogs", "2026-03-01", false],
    ["k.2.2.", "dogs", "2026-02-10", false],
    ["k.11.2.", "dogs", "2026-02-10", false],
    ["k.2.2.", "lamps", "2030-01-01", true],
    ["k.2.2.", "trees", "2030-01-01", false],
  ])("%s %s on %s: %s", (path, categoryId, day, allowed) => {
    expect(onDutyList(list, { path, categoryId, day })).toBe(allowed);
  });
});

describe("a limit of the catalogue", () => {
  const fault = (value: number, unit: "day" | "work_day" | "hour", more: object = {}) =>
    limitFault({
      limit: { value, unit },
      statutory: false,
      reference: null,
      urgency: "routine",
      ...more,
    });

  test("stays within what the settings allow for the class", () => {
    expect(fault(15, "work_day")).toBeNull();
    expect(fault(16, "work_day")).toBe("limit.bounds");
    expect(fault(1, "work_day")).toBeNull();
    expect(fault(60, "work_day", { urgency: "key" })).toBeNull();
    expect(fault(4, "work_day", { urgency: "urgent" })).toBe("limit.bounds");
    expect(fault(72, "hour")).toBeNull();
    expect(fault(73, "hour")).toBe("limit.bounds");
  });

  test("may be longer by law, which is named, and only in days", () => {
    const law = { statutory: true, reference: "某法第十条" };
    expect(fault(90, "day", law)).toBeNull();
    expect(fault(90, "day", { ...law, reference: null })).toBe("limit.reference");
    expect(fault(90, "hour", law)).toBe("limit.statutory");
    expect(fault(366, "day", law)).toBe("limit.statutory");
    expect(limitFault({ limit: null, ...law, urgency: "routine" })).toBe("limit.statutory");
    expect(
      limitFault({ limit: null, statutory: false, reference: null, urgency: "routine" }),
    ).toBeNull();
  });

  test("the bounds of a class hold those of the quicker ones", () => {
    expect(limitBounds("urgent").work_day).toEqual([1, 3]);
    expect(limitBounds("routine").work_day).toEqual([1, 15]);
    expect(limitBounds("key").work_day).toEqual([1, 60]);
  });
});

describe("what a draft changes", () => {
  const entry = (categoryId: string, more: Partial<EntryContent> = {}): EntryContent => ({
    categoryId,
    path: "k.",
    lead: "organization",
    organizationId: "roads",
    co: [],
    limit: null,
    statutory: false,
    filing: null,
    closing: null,
    reference: null,
    ...more,
  });

  test("is told entry by entry, with its fields", () => {
    const before = [entry("lamps"), entry("dogs"), entry("trees")];
    const after = [
      entry("lamps", { limit: { value: 3, unit: "work_day" }, co: ["power"] }),
      entry("trees"),
      entry("lamps", { path: "k.1." }),
    ];
    const changes = changesBetween(before, after);
    expect(changes.map(({ kind, fields }) => [kind, fields])).toEqual([
      ["changed", ["co", "limit"]],
      ["added", []],
      ["removed", []],
    ]);
  });

  test("nothing, when nothing differs", () => {
    expect(changesBetween([entry("lamps")], [entry("lamps")])).toEqual([]);
  });
});
