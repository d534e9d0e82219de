import { describe, expect, test } from "vitest";
import type { ActorFacts, Role } from "@/lib/platform/access/actor";
import { roles } from "@/lib/platform/access/actor";
import {
  canDoOnCheckIn,
  canDoOnUnit,
  checkInStatuses,
  checkInVerbs,
  unitStatuses,
  unitVerbs,
  type CheckInVerb,
  type UnitVerb,
} from "@/lib/ground/check-ins/rules/workflow";

function actor(role: Role): ActorFacts {
  const nobody = { personId: null, dutyId: null, areaId: null, organizationId: null };
  return { role, ...nobody, ticketId: null, lo: "1.", hi: "1/", now: 0 };
}

const receivers = "community_secretary street_secretary";
const readers = `${receivers} district_org`;

/** Every verb: from which statuses, by which roles. All other cells are a no. */
const members: Record<CheckInVerb, readonly [from: string, by: string]> = {
  accept: ["submitted", receivers],
  decline: ["submitted", receivers],
  assign: ["active", receivers],
  reveal: ["invited submitted active declined exempt", readers],
  tellCode: ["invited submitted active exempt", receivers],
  correct: ["invited submitted active exempt", receivers],
  transfer: ["submitted active exempt", receivers],
  exempt: ["submitted active", receivers],
  reinstate: ["exempt", receivers],
  end: ["invited submitted active exempt", receivers],
  merge: ["invited submitted active exempt", receivers],
};

const units: Record<UnitVerb, readonly [from: string, by: string]> = {
  accept: ["submitted", receivers],
  decline: ["submitted", receivers],
  reveal: ["submitted active declined", readers],
  correct: ["submitted active", receivers],
  changePhone: ["active", "liaison"],
  tellCode: ["active", receivers],
  end: ["submitted active", receivers],
  edit: ["active", "liaison"],
  leave: ["active", "liaison"],
};

function verbsOf<Verb extends string>(table: Readonly<Record<Verb, unknown>>): Verb[] {
  const isVerb = (key: string): key is Verb => key in table;
  return Object.keys(table).filter(isVerb);
}

describe("every verb x status x role", () => {
  test.each(verbsOf(checkInVerbs))("of a member's check-in: %s", (verb) => {
    const [from, by] = members[verb];
    for (const status of checkInStatuses) {
      for (const role of roles) {
        const may = from.split(" ").includes(status) && by.split(" ").includes(role);
        expect(canDoOnCheckIn(actor(role), verb, { status }).ok, `${role} ${status}`).toBe(may);
      }
    }
  });

  test.each(verbsOf(unitVerbs))("of a unit's check-in: %s", (verb) => {
    const [from, by] = units[verb];
    for (const status of unitStatuses) {
      for (const role of roles) {
        const may = from.split(" ").includes(status) && by.split(" ").includes(role);
        expect(canDoOnUnit(actor(role), verb, { status }).ok, `${role} ${status}`).toBe(may);
      }
    }
  });
});
