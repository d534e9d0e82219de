import { describe, expect, test } from "vitest";
import type { ActorFacts } from "@/lib/platform/access/actor";
import {
  canDoOnOpinion,
  opinionVerbs,
  powers,
  purposesOf,
  services,
  sideOf,
  sides,
  statuses,
  timingOf,
  turnsOf,
  waitsFor,
  type OpinionFacts,
  type OpinionVerb,
  type Side,
  type Status,
} from "@/lib/affairs/reviews/rules/opinions";

const nobody: ActorFacts = {
  role: "visitor",
  personId: null,
  dutyId: null,
  areaId: null,
  organizationId: null,
  ticketId: null,
  lo: "k.",
  hi: "k/",
  now: 0,
};
const street: ActorFacts = { ...nobody, role: "street_secretary", lo: "k.1." };
const clerk: ActorFacts = { ...nobody, role: "dept_clerk", organizationId: "housing" };
const asked: OpinionFacts = {
  path: "k.1.",
  organizationId: "housing",
  askedBy: "office",
  status: "asked",
  replied: false,
  corrected: false,
  gone: false,
};

describe("for which side somebody acts", () => {
  test.each<[string, ActorFacts, Side | null]>([
    ["the street itself", street, "office"],
    ["another street", { ...street, lo: "k.10." }, null],
    ["a community below", { ...street, role: "community_secretary", lo: "k.1.2." }, null],
    ["the district above", { ...street, role: "district_org", lo: "k." }, null],
    ["the street's dispatcher", { ...street, role: "street_dispatcher" }, null],
    ["the department", clerk, "organization"],
    ["its leader", { ...clerk, role: "dept_leader" }, "organization"],
    ["another department", { ...clerk, organizationId: "water" }, null],
    ["who fills a seat for it", { ...clerk, role: "councillor" }, null],
    ["a unit's liaison officer", { ...clerk, role: "liaison" }, "organization"],
  ])("%s", (_name, actor, side) => {
    expect(sideOf(actor, asked)).toBe(side);
  });
});

test("purposes are a closed list without licences and without persons", () => {
  expect(purposesOf("street_secretary")).toEqual(powers);
  expect(purposesOf("dept_leader")).toEqual(powers);
  expect(purposesOf("community_secretary")).toEqual(services);
  expect(purposesOf("liaison")).toEqual(services);
  for (const role of ["district_org", "street_dispatcher", "member", "councillor"] as const) {
    expect(purposesOf(role)).toEqual([]);
  }
});

describe("what each side may do", () => {
  // Side × status × replied, written out by hand.
  const may: Record<Side, Record<Status, readonly OpinionVerb[]>> = {
    office: { asked: ["close"], answered: ["reply", "close"], closed: [] },
    organization: { asked: ["answer"], answered: [], closed: [] },
  };
  for (const side of sides) {
    for (const status of statuses) {
      test(`${side} when it is ${status}`, () => {
        const actor = side === "office" ? street : clerk;
        const one = { ...asked, status };
        expect(opinionVerbs.filter((verb) => canDoOnOpinion(actor, verb, one).ok)).toEqual(
          may[side][status],
        );
      });
    }
  }

  test("for an organization that was deregistered nobody speaks; what it has asked may end", () => {
    const gone = { ...asked, gone: true };
    expect(canDoOnOpinion(clerk, "answer", gone)).toMatchObject({ reason: "opinion.gone" });
    const own = { ...gone, askedBy: "organization", status: "answered" } as const;
    expect(opinionVerbs.filter((verb) => canDoOnOpinion(clerk, verb, own).ok)).toEqual(["close"]);
  });

  test("the leader of the department puts its answer right, once, while nothing was said to it", () => {
    const answered = { ...asked, status: "answered" } as const;
    const leader: ActorFacts = { ...clerk, role: "dept_leader" };
    expect(canDoOnOpinion(leader, "correct", answered).ok).toBe(true);
    expect(canDoOnOpinion(clerk, "correct", answered).ok).toBe(false);
    expect(canDoOnOpinion(street, "correct", answered).ok).toBe(false);
    for (const one of [
      asked,
      { ...answered, replied: true },
      { ...answered, corrected: true },
      { ...answered, status: "closed" as const },
    ]) {
      expect(canDoOnOpinion(leader, "correct", one)).toMatchObject({ code: "wrong-status" });
    }
  });

  test("a reply is one", () => {
    const one = { ...asked, status: "answered", replied: true } as const;
    expect(canDoOnOpinion(street, "reply", one)).toMatchObject({ code: "wrong-status" });
    expect(canDoOnOpinion(street, "close", one).ok).toBe(true);
  });
});

test.each<[string, string | null, Status, string]>([
  ["2026-03-20", null, "asked", "later"],
  ["2026-03-13", null, "asked", "soon"],
  ["2026-03-10", null, "asked", "soon"],
  ["2026-03-09", null, "asked", "late"],
  ["2026-03-09", "2026-03-09", "answered", "inTime"],
  ["2026-03-09", "2026-03-10", "answered", "answeredLate"],
  ["2026-03-09", "2026-03-10", "closed", "answeredLate"],
  ["2026-03-20", null, "closed", "unanswered"],
])("due %s, answered %s, %s: %s", (dueOn, answeredOn, status, timing) => {
  expect(timingOf({ dueOn, answeredOn, status }, "2026-03-10")).toBe(timing);
});

test("it is always one side's turn, and nobody's at the end", () => {
  expect(waitsFor({ askedBy: "office", status: "asked" })).toBe("organization");
  expect(waitsFor({ askedBy: "office", status: "answered" })).toBe("office");
  expect(waitsFor({ askedBy: "organization", status: "asked" })).toBe("office");
  expect(waitsFor({ askedBy: "organization", status: "closed" })).toBeNull();
});

test("whose turn it is, as a filter: what it lets through is what waits for the own side", () => {
  const liaison: ActorFacts = { ...clerk, role: "liaison" };
  for (const actor of [street, clerk, liaison]) {
    const side = sideOf(actor, asked);
    const turns = turnsOf(actor);
    expect(turns?.within).toEqual(side === "office" ? { path: "k.1." } : {});
    for (const askedBy of sides) {
      for (const status of statuses) {
        const passes = turns?.any.some((one) => one.askedBy === askedBy && one.status === status);
        expect(passes).toBe(waitsFor({ askedBy, status }) === side);
      }
    }
  }
  expect(turnsOf({ ...nobody, role: "district_org" })).toBeNull();
});
