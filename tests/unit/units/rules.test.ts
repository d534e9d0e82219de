import { describe, expect, test } from "vitest";
import { checkCharacter, isCreditCode } from "@/lib/ground/units/rules/credit-code";
import { adviserFault, factsFault } from "@/lib/ground/units/rules/facts";
import { canEnter, canKeep, canReach } from "@/lib/ground/units/rules/rights";
import { typesOf, unitGroups, unitTypes } from "@/lib/ground/units/rules/types";
import type { ActorFacts, Role } from "@/lib/platform/access/actor";

const today = "2026-06-01";

describe("the credit code", () => {
  // Two of public authorities, as they stand in their announcements.
  test.each(["11100000000013127D", "91350211MA347LU64C", "911100001020001390"])("%s", (code) => {
    expect(checkCharacter(code)).toHaveLength(1);
    expect(isCreditCode(`${code.slice(0, 17)}${checkCharacter(code)}`)).toBe(true);
  });

  test("what is mistyped is no code", () => {
    const code = `91310112MA1GB00000`.slice(0, 17);
    const right = `${code}${checkCharacter(code)}`;
    expect(isCreditCode(right)).toBe(true);
    expect(isCreditCode(`${right.slice(0, 4)}9${right.slice(5)}`)).toBe(false);
    expect(isCreditCode(right.slice(1))).toBe(false);
    expect(isCreditCode(right.replace("M", "O"))).toBe(false);
  });
});

describe("what is typed of a unit", () => {
  const facts = { type: "private_enterprise", lookedOn: today } as const;
  test.each([
    [{}, null],
    [{ lookedOn: "2026-06-02" }, { field: "lookedOn", key: "field.unitDayAhead" }],
    [{ staff: 12 }, { field: "staffOn", key: "field.required" }],
    [{ staffOn: "2026-05-01" }, { field: "staff", key: "field.required" }],
    [
      { staff: 12, staffOn: "2026-06-02" },
      { field: "staffOn", key: "field.unitDayAhead" },
    ],
    [{ staff: 0, staffOn: "2026-05-01" }, null],
    [
      { type: "market", hostId: "x" },
      { field: "hostId", key: "field.hostOfHost" },
    ],
    [{ hostId: "x" }, null],
    [{ contactPhone: "13800000000" }, { field: "contactName", key: "field.required" }],
  ] as const)("%j", (more, fault) => {
    expect(factsFault({ ...facts, ...more }, today)).toEqual(fault);
  });

  test.each([
    [{ startsOn: "2026-06-02" }, "startsOn"],
    [{ startsOn: "2026-05-02", endsOn: "2026-05-01" }, "endsOn"],
    [{ startsOn: "2026-05-02", endsOn: "2026-05-02" }, null],
    [{ startsOn: "2026-05-02", endsOn: "2027-05-02" }, null],
  ])("an adviser %j", (given, field) => {
    expect(adviserFault(given, today)?.field ?? null).toBe(field);
  });

  test("every type stands in one group", () => {
    expect(unitGroups.flatMap((group) => typesOf[group]).sort()).toEqual([...unitTypes].sort());
  });
});

describe("a level keeps what lies at its own place, and reaches what lies below", () => {
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
  const unit = { path: "k.1.2." };
  test.each([
    ["community_secretary", "k.1.2.", true, true, true],
    ["community_secretary", "k.1.3.", true, false, false],
    ["street_secretary", "k.1.", true, false, true],
    ["street_secretary", "k.2.", true, false, false],
    ["district_org", "k.", true, false, true],
    ["street_dispatcher", "k.1.", false, false, false],
    ["grid_worker", "k.1.2.4.", false, false, false],
    ["job", "k.", false, false, false],
  ] as const)("%s of %s", (role, lo, enters, keeps, reaches) => {
    const who = actor(role, lo);
    expect([canEnter(who).ok, canKeep(who, unit).ok, canReach(who, unit).ok]).toEqual([
      enters,
      keeps,
      reaches,
    ]);
  });
});
