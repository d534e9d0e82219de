import { describe, expect, test } from "vitest";
import { committeeFault, endOf, managementFault } from "@/lib/affairs/property/rules/estates";
import { planFault, planStanding } from "@/lib/affairs/property/rules/plans";
import { canEnter, canKeep, canPlan } from "@/lib/affairs/property/rules/rights";
import { missingSides } from "@/lib/affairs/property/rules/sides";
import { formsOf, meetingForms } from "@/lib/parts/meetings/rules/stages";
import type { ActorFacts, Role } from "@/lib/platform/access/actor";

const today = "2026-06-01";

describe("an estate", () => {
  test.each([
    ["standing", undefined, "field.required"],
    ["standing", "2028-01-01", null],
    ["none", "2028-01-01", "field.committeeNone"],
    ["preparing", "2028-01-01", "field.committeeNone"],
    ["none", undefined, null],
  ] as const)("committee %s until %s: %s", (committee, committeeUntil, key) => {
    expect(committeeFault({ committee, committeeUntil })?.key ?? null).toBe(key);
  });

  const company = { mode: "company", companyId: "c", startsOn: "2026-03-01" } as const;
  test.each([
    [company, null, null],
    [{ ...company, companyId: undefined }, null, "companyId"],
    [{ mode: "unmanaged", companyId: "c", startsOn: "2026-03-01" } as const, null, "companyId"],
    [{ ...company, startsOn: "2026-06-02" }, null, "startsOn"],
    [company, "2026-03-01", "startsOn"],
    [company, "2026-02-28", null],
    [{ ...company, contractUntil: "2026-03-01" }, null, "contractUntil"],
    [{ ...company, contractUntil: "2027-03-01" }, null, null],
    [
      { mode: "self_managed", startsOn: "2026-03-01", contractUntil: "2027-03-01" } as const,
      null,
      "contractUntil",
    ],
  ])("management %o after %s: %s", (given, after, field) => {
    expect(managementFault(given, { today, after })?.field ?? null).toBe(field);
  });

  test.each([
    [null, null],
    ["2026-05-31", "over"],
    ["2026-06-01", "soon"],
    ["2026-08-30", "soon"],
    ["2026-08-31", null],
  ] as const)("a day %s is %s", (until, end) => {
    expect(endOf(until, today)).toBe(end);
  });
});

describe("an estate that nobody manages", () => {
  test.each([
    ["company", null, null],
    ["self_managed", null, null],
    ["unmanaged", null, "none"],
    ["unmanaged", "2026-05-31", "late"],
    ["unmanaged", "2026-06-01", "planned"],
  ] as const)("%s, plan until %s: %s", (status, planDue, standing) => {
    expect(planStanding({ status, planDue }, today)).toBe(standing);
  });

  const plan = { way: "community", dueOn: "2026-07-01" } as const;
  test.each([
    [plan, false, null],
    [plan, true, "reason"],
    [{ ...plan, reason: "企业退出" }, true, null],
    [{ ...plan, dueOn: today }, false, "dueOn"],
    [{ ...plan, way: "packaged" } as const, false, "partner"],
    [{ ...plan, way: "packaged", partner: "东苑" } as const, false, null],
    [{ ...plan, partner: "东苑" }, false, "partner"],
  ])("plan %o in place of another: %s: %s", (given, replaces, field) => {
    expect(planFault(given, { today, replaces })?.field ?? null).toBe(field);
  });
});

describe("meetings of three sides", () => {
  test("each kind of body has its forms, together all of them", () => {
    expect([...formsOf.council, ...formsOf.property].sort()).toEqual([...meetingForms].sort());
  });

  test.each([
    [[], "company", ["residents_committee", "owners", "company"]],
    [["residents_committee", "owners"], "company", ["company"]],
    [["residents_committee", "owners", "police"], "unmanaged", []],
    [["company", "owners"], "self_managed", ["residents_committee"]],
  ] as const)("%o for %s: %o is missing", (present, status, missing) => {
    expect(missingSides(present, { status })).toEqual(missing);
  });
});

describe("who writes", () => {
  const actor = (role: Role, lo: string): ActorFacts => ({
    role,
    lo,
    hi: `${lo}~`,
    personId: null,
    dutyId: null,
    areaId: null,
    organizationId: null,
    ticketId: null,
    now: 0,
  });
  const estate = { path: "k.1.2." };
  test.each([
    ["community_secretary", "k.1.2.", true, true, true],
    ["community_secretary", "k.1.3.", true, false, false],
    ["street_secretary", "k.1.", false, false, true],
    ["street_secretary", "k.2.", false, false, false],
    ["street_dispatcher", "k.1.", false, false, false],
    ["district_org", "k.", false, false, false],
    ["grid_worker", "k.1.2.4.", false, false, false],
    ["job", "k.", false, false, false],
  ] as const)("%s of %s", (role, lo, enters, keeps, plans) => {
    const who = actor(role, lo);
    expect([canEnter(who).ok, canKeep(who, estate).ok, canPlan(who, estate).ok]).toEqual([
      enters,
      keeps,
      plans,
    ]);
  });
});
