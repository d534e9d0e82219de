import { describe, expect, test } from "vitest";
import {
  closingPeriods,
  duesHint,
  isHeldBy,
  isReminded,
  keepsRecords,
  periodStart,
  unpaidMonths,
  type LifeRhythm,
} from "@/lib/ground/party/rules/life";
import {
  canDecideCase,
  canStepCase,
  caseStatuses,
  caseVerbs,
  mayBeWeak,
} from "@/lib/ground/party/rules/rectification";
import type { ActorFacts } from "@/lib/platform/access/actor";

const rhythm: LifeRhythm = {
  member_assembly: "quarter",
  branch_committee: "month",
  group_meeting: "month",
  party_lecture: "quarter",
  theme_day: "month",
  org_life_meeting: "year",
  member_appraisal: "year",
};

describe("organization life (DOMAIN §6.3)", () => {
  test("periods begin with their month", () => {
    expect(periodStart("month", "2026-11-23")).toBe("2026-11-01");
    expect(periodStart("quarter", "2026-11-23")).toBe("2026-10-01");
    expect(periodStart("quarter", "2026-03-01")).toBe("2026-01-01");
    expect(periodStart("year", "2026-11-23")).toBe("2026-01-01");
  });

  test("nobody is reminded before a period is nearly over", () => {
    const kinds = (day: string) => closingPeriods(rhythm, day).map(({ kind }) => kind);
    const monthly = ["branch_committee", "group_meeting", "theme_day"];
    expect(kinds("2026-11-19")).toEqual([]);
    expect(kinds("2026-11-20")).toEqual(monthly);
    expect(kinds("2026-09-20")).toHaveLength(5);
    expect(kinds("2026-12-20")).toHaveLength(7);
    expect(closingPeriods(rhythm, "2026-09-30")).toContainEqual({
      kind: "member_assembly",
      since: "2026-07-01",
    });
  });

  test("a committee meets where there is one, groups where there are groups", () => {
    const branch = { full: 7, committeeFrom: 7, hasGroups: false };
    expect(isHeldBy("branch_committee", branch)).toBe(true);
    expect(isHeldBy("branch_committee", { ...branch, full: 6 })).toBe(false);
    expect(isHeldBy("branch_committee", { ...branch, full: null })).toBe(false);
    expect(isHeldBy("group_meeting", branch)).toBe(false);
    expect(isHeldBy("group_meeting", { ...branch, hasGroups: true })).toBe(true);
    expect(isHeldBy("theme_day", { ...branch, full: null })).toBe(true);
  });

  test("who keeps records, and who is reminded", () => {
    expect(keepsRecords("committee.own")).toBe(true);
    expect(keepsRecords("group")).toBe(false);
    expect(isReminded("branch.grid")).toBe(true);
    expect(isReminded("branch.functional")).toBe(false);
    expect(isReminded("committee.own")).toBe(false);
  });

  test("dues: a word after three months and after five, counted from the newest", () => {
    const months = (...unpaid: number[]) =>
      unpaid.map((count, at) => ({
        month: `2026-${String(12 - at).padStart(2, "0")}`,
        unpaid: count,
      }));
    expect(unpaidMonths(months(1, 1, 0, 1))).toBe(2);
    expect(unpaidMonths(months(0, 1, 1))).toBe(0);
    expect(unpaidMonths(months(2, 1, 1))).toBe(3);
    expect([0, 2, 3, 4, 5, 9].map(duesHint)).toEqual([null, null, 3, 3, 5, 5]);
  });
});

describe("rectification: who does what in which state", () => {
  const actor = (role: ActorFacts["role"], lo: string): ActorFacts => ({
    role,
    personId: "p",
    dutyId: "d",
    areaId: "a",
    organizationId: null,
    ticketId: null,
    lo,
    hi: `${lo.slice(0, -1)}/`,
    now: 0,
  });
  const community = actor("community_secretary", "k.1.2.");
  const street = actor("street_secretary", "k.1.");
  const org = actor("district_org", "k.");

  test.each([
    ["k.1.2.", "street_secretary"],
    ["k.1.", "district_org"],
    ["k.", "district_org"],
  ])("at %s %s decides and nobody else", (path, role) => {
    for (const one of [community, street, org]) {
      expect(canDecideCase(one, { path }).ok).toBe(one.role === role);
    }
    expect(canDecideCase(actor("street_secretary", "k.2."), { path: "k.1.2." }).ok).toBe(false);
  });

  test("every verb in every state", () => {
    const path = "k.1.2.";
    const may = (one: ActorFacts) =>
      caseStatuses.map((status) =>
        caseVerbs.filter((verb) => canStepCase(one, verb, { path, status }).ok),
      );
    expect(may(community)).toEqual([["gather"], ["plan"], ["plan"], [], []]);
    expect(may(street)).toEqual([[], [], ["check", "sendBack"], ["lift"], []]);
    expect(may(org).flat()).toEqual([]);
  });

  test("of which kinds there are cases", () => {
    expect(mayBeWeak("branch.joint")).toBe(true);
    expect(mayBeWeak("general_branch.community")).toBe(true);
    expect(mayBeWeak("work_committee")).toBe(false);
    expect(mayBeWeak("group")).toBe(false);
  });
});
