import { describe, expect, test } from "vitest";
import { factFault } from "@/lib/ground/party/rules/facts";
import {
  fitsBelow,
  kindsBelow,
  type AreaLevel,
  type PartyKind,
  type PartyLevel,
} from "@/lib/ground/party/rules/kinds";
import {
  addMonths,
  electionTiming,
  extensionMax,
  reminderDue,
  termEnd,
  termState,
  termYearsOf,
} from "@/lib/ground/party/rules/terms";
import { findings, type PartySize } from "@/lib/ground/party/rules/thresholds";

const numbers = {
  minFull: 3,
  committeeFrom: 7,
  maxMembers: 50,
  generalFrom: 50,
  committeeAt: 100,
  jointUnits: 5,
};
const today = "2026-06-15";

function found(kind: PartyKind, full: number | null, more: Partial<PartySize> = {}) {
  const size = {
    kind,
    full,
    countedOn: full === null ? null : "2026-06-01",
    uncounted: 0,
    units: 0,
    establishedOn: "2024-01-01",
    endsOn: null,
    ...more,
  };
  return findings(size, numbers, today).map(({ rule, tone }) => `${rule} ${tone}`);
}

describe("what a head count allows or asks for (DOMAIN §6.1)", () => {
  test.each<[PartyKind, number, string[]]>([
    ["branch.own", 2, ["minFull warn", "officer hint"]],
    ["branch.own", 3, ["minFull ok", "officer hint"]],
    ["branch.grid", 6, ["minFull ok", "officer hint"]],
    ["branch.grid", 7, ["minFull ok", "board hint"]],
    ["branch.joint", 50, ["minFull ok", "board hint"]],
    ["branch.joint", 51, ["minFull ok", "maxMembers warn", "board hint"]],
    ["general_branch.community", 49, ["general hint"]],
    ["general_branch.community", 50, ["general ok"]],
    ["committee.own", 99, ["committee hint"]],
    ["committee.own", 100, ["committee ok"]],
    ["work_committee", 5, []],
    ["group", 5, []],
    ["branch.functional", 0, []],
  ])("%s with %i full members", (kind, full, expected) => {
    expect(found(kind, full)).toEqual(expected);
  });

  test("nobody has counted, or more than a year ago, or not all branches have", () => {
    expect(found("branch.own", null)).toEqual(["counted warn"]);
    expect(found("branch.own", 9, { countedOn: "2025-06-15" })).toEqual([
      "minFull ok",
      "board hint",
    ]);
    expect(found("branch.own", 9, { countedOn: "2025-06-14" })).toContain("fresh warn");
    expect(found("general_branch.own", 60, { uncounted: 2 })).toEqual([
      "counted warn",
      "general ok",
    ]);
  });

  test("a joint branch covers five units, a project lasts half a year", () => {
    expect(found("branch.joint", 9, { units: 5 })).not.toContain("jointUnits warn");
    expect(found("branch.joint", 9, { units: 6 })).toContain("jointUnits warn");
    expect(found("branch.industry", 9, { units: 6 })).not.toContain("jointUnits warn");
    const project = (establishedOn: string, endsOn: string) =>
      found("branch.project", 9, { establishedOn, endsOn });
    expect(project("2026-06-01", "2026-11-30")).toContain("projectSpan hint");
    expect(project("2026-06-01", "2026-12-01")).not.toContain("projectSpan hint");
    expect(project("2025-01-01", "2026-06-15")).not.toContain("lifeOver warn");
    expect(project("2025-01-01", "2026-06-14")).toContain("lifeOver warn");
  });
});

describe("which kind stands below which", () => {
  test.each<[PartyKind, [PartyLevel, AreaLevel] | null, AreaLevel, boolean]>([
    ["work_committee", null, "street", true],
    ["work_committee", null, "district", false],
    ["work_committee", ["committee", "street"], "street", false],
    ["committee.own", null, "district", true],
    ["committee.community", ["work_committee", "street"], "community", true],
    ["committee.community", ["work_committee", "street"], "street", false],
    ["committee.community", ["committee", "community"], "community", false],
    ["general_branch.community", ["committee", "community"], "community", true],
    ["general_branch.own", null, "district", false],
    ["branch.grid", ["general_branch", "community"], "community", true],
    ["branch.grid", ["work_committee", "street"], "street", false],
    ["branch.grid", ["branch", "community"], "community", false],
    ["group", ["branch", "community"], "community", true],
    ["group", ["committee", "community"], "community", false],
    ["household", ["group", "community"], "community", true],
    ["household", ["branch", "community"], "community", true],
    ["household", ["general_branch", "community"], "community", false],
  ])("%s below %j at a %s: %s", (kind, above, area, fits) => {
    const parent = above === null ? null : { level: above[0], area: above[1] };
    expect(fitsBelow(kind, parent, area)).toBe(fits);
  });

  test("only what fits is offered", () => {
    expect(kindsBelow({ level: "branch", area: "community" })).toEqual(["group", "household"]);
    expect(kindsBelow({ level: "household", area: "community" })).toEqual([]);
    expect(kindsBelow(null)).toEqual(["work_committee", "committee.own", "committee.industry"]);
  });
});

describe("terms (DOMAIN §6.2)", () => {
  test("five years for committees and the community's own, three for others", () => {
    const years = { community: 5, other: 3 };
    expect(termYearsOf("committee.own", years)).toBe(5);
    expect(termYearsOf("branch.community", years)).toBe(5);
    expect(termYearsOf("general_branch.community", years)).toBe(5);
    expect(termYearsOf("branch.grid", years)).toBe(3);
    expect(termYearsOf("general_branch.own", years)).toBe(3);
  });

  test("months and ends of terms", () => {
    expect(addMonths("2026-08-31", 1)).toBe("2026-09-30");
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
    expect(termEnd("2026-03-10", 3)).toBe("2029-03-09");
    expect(termEnd("2024-02-29", 5)).toBe("2029-02-27");
  });

  test.each<[string, number | null, number | null]>([
    ["2026-06-30", null, null],
    ["2026-07-01", null, 6],
    ["2026-07-02", 6, null],
    ["2026-10-01", 6, 3],
    ["2026-10-01", null, 3],
    ["2026-11-30", 3, null],
    ["2026-12-01", 3, 1],
    ["2027-02-01", 1, null],
  ])("on %s after the reminder of %s months: %s", (day, sent, due) => {
    expect(reminderDue("2027-01-01", day, sent)).toBe(due);
  });

  test("how a term stands", () => {
    const term = { endsOn: "2027-01-01", extendedTo: null };
    expect(termState(term, "2026-06-30")).toBe("running");
    expect(termState(term, "2026-07-01")).toBe("due");
    expect(termState(term, "2027-01-01")).toBe("due");
    expect(termState(term, "2027-01-02")).toBe("overdue");
    const extended = { ...term, extendedTo: "2027-06-01" };
    expect(termState(extended, "2027-01-02")).toBe("extended");
    expect(termState(extended, "2027-06-02")).toBe("overdue");
    expect(extensionMax("2027-01-01")).toBe("2028-01-01");
  });

  test("an election is at its time within the last month", () => {
    const term = { endsOn: "2027-01-01", extendedTo: null };
    expect(electionTiming(null, "2026-01-01")).toBe("first");
    expect(electionTiming(term, "2026-11-30")).toBe("early");
    expect(electionTiming(term, "2026-12-01")).toBe("in_time");
    expect(electionTiming(term, "2027-01-01")).toBe("in_time");
    expect(electionTiming(term, "2027-01-02")).toBe("late");
    const extended = { ...term, extendedTo: "2027-06-01" };
    expect(electionTiming(extended, "2027-05-01")).toBe("in_time");
    expect(electionTiming(extended, "2027-06-02")).toBe("late");
  });
});

describe("the facts of a kind", () => {
  const facts = { name: "某党支部", placeIds: [], unitIds: [] };
  const days = { establishedOn: "2026-01-01", today };
  const fault = (kind: PartyKind, more: Record<string, unknown> = {}) =>
    factFault(kind, { ...facts, ...more }, days)?.field ?? null;

  test("a project branch says for what and until when", () => {
    const purpose = "老旧小区加装电梯";
    expect(fault("branch.project", { purpose })).toBe("endsOn");
    expect(fault("branch.project", { endsOn: "2027-01-01" })).toBe("purpose");
    expect(fault("branch.project", { purpose, endsOn: "2026-01-01" })).toBe("endsOn");
    expect(fault("branch.project", { purpose, endsOn: "2027-01-01" })).toBeNull();
    expect(fault("branch.functional", { purpose })).toBeNull();
    expect(fault("branch.own", { endsOn: "2027-01-01" })).toBe("endsOn");
  });

  test("a household is a place with a consent and nobody's name", () => {
    const whole = { placeIds: ["a"], consentOn: "2026-06-01" };
    expect(fault("household", whole)).toBeNull();
    expect(fault("household", { placeIds: ["a"] })).toBe("consentOn");
    expect(fault("household", { ...whole, consentOn: "2026-06-16" })).toBe("consentOn");
    expect(fault("household", { ...whole, secretary: "王某" })).toBe("secretary");
    expect(fault("household", { ...whole, placeIds: ["a", "b"] })).toBe("placeIds");
  });

  test("what is built on grids or buildings names them, others name none", () => {
    expect(fault("branch.grid")).toBe("placeIds");
    expect(fault("branch.grid", { placeIds: ["a"] })).toBeNull();
    expect(fault("group")).toBe("placeIds");
    expect(fault("branch.own", { placeIds: ["a"] })).toBe("placeIds");
    expect(fault("branch.grid", { placeIds: ["a"], unitIds: ["u"] })).toBe("unitIds");
    expect(fault("branch.joint", { unitIds: ["u"] })).toBeNull();
  });

  test("nothing is set up in the future", () => {
    expect(factFault("branch.own", facts, { establishedOn: "2026-06-16", today })?.field).toBe(
      "establishedOn",
    );
  });
});
