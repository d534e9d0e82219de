import { describe, expect, test } from "vitest";
import { amountFault, daysFault } from "@/lib/affairs/co-building/rules/kinds";
import { distanceOf, matches, type Given } from "@/lib/affairs/co-building/rules/matching";
import {
  isOpen,
  likelyPairing,
  mayGo,
  planFault,
  projectStatuses,
  takesPhotos,
  type ProjectVerb,
} from "@/lib/affairs/co-building/rules/projects";
import {
  canAddPhotos,
  canCarry,
  canClaimNeed,
  canEnter,
  canHidePhoto,
  canKeep,
  canSpeakFor,
} from "@/lib/affairs/co-building/rules/rights";
import { resourceLine } from "@/lib/affairs/co-building/rules/import-line";
import {
  draftAgreementInput,
  enterResourceInput,
  planInput,
} from "@/lib/affairs/co-building/schema";
import type { ActorFacts, Role } from "@/lib/platform/access/actor";
import { newId } from "@/lib/platform/core/id";
import { refusalOf } from "@/lib/platform/core/schema-refusal";

function actor(role: Role, more: Partial<ActorFacts> = {}): ActorFacts {
  return {
    role,
    personId: "p",
    dutyId: null,
    areaId: null,
    organizationId: null,
    ticketId: null,
    lo: "d.s.c.",
    hi: "d.s.c/",
    now: 0,
    ...more,
  };
}

describe("what is typed", () => {
  test.each([
    ["venue", undefined, true, null],
    ["venue", 100, true, { field: "amount", key: "field.amountNone" }],
    ["funds", undefined, true, { field: "amount", key: "field.required" }],
    ["funds", undefined, false, null],
    ["funds", 100, true, null],
  ] as const)("%s with %s", (kind, amount, needed, fault) => {
    expect(amountFault({ kind, amount }, needed)).toEqual(fault);
  });

  test.each([
    ["2026-01-02", "2026-01-01", { field: "until", key: "field.endBefore" }],
    ["2026-01-02", "2026-01-02", null],
    [undefined, "2026-01-01", null],
  ])("from %s until %s", (from, until, fault) => {
    expect(daysFault(from, until, "until")).toEqual(fault);
  });

  test.each([
    ["100", 10000],
    ["0.01", 1],
    ["80.50", 8050],
    ["19.99", 1999],
  ])("%s yuan are %s fen", (amount, fen) => {
    const given = {
      kind: "funds",
      title: "助学金",
      detail: "资助。",
      available: "全年",
      contact: "办公室",
    };
    expect(enterResourceInput.parse({ ...given, amount }).amount).toBe(fen);
    expect(enterResourceInput.safeParse({ ...given, amount: "0" }).success).toBe(false);
    expect(enterResourceInput.safeParse({ ...given, amount: "1.234" }).success).toBe(false);
  });

  const advice = (more: Record<string, unknown>) => {
    const given = { kind: "funds", title: "助学金", detail: "资助。", available: "全年" };
    const typed = { ...given, contact: "办公室", ...more };
    const { error } = enterResourceInput.safeParse(typed);
    return error === undefined ? {} : refusalOf(error.issues, typed).fields;
  };

  test.each([
    ["amount", "0", "field.amount"],
    ["amount", "-1", "field.amount"],
    ["amount", "12.555", "field.amount"],
    ["amount", "5万", "field.amount"],
    ["amount", "999999999.99", undefined],
    ["amount", "1000000000", "field.amountMost"],
    ["amount", "1000000000000", "field.amountMost"],
    ["amount", "9".repeat(400), "field.amountMost"],
    ["capacity", "0", "field.count"],
    ["capacity", "10001", "field.count"],
    ["capacity", "2.5", "field.count"],
    ["capacity", "三十", "field.count"],
    ["capacity", "10000", undefined],
  ])("%s %s: what to do is said (%s), in a sheet too", (field, typed, key) => {
    expect(advice({ [field]: typed })[field]).toBe(key);
    const column = field === "amount" ? resourceLine.shape.amount : resourceLine.shape.capacity;
    expect(column.safeParse(typed).error?.issues[0]?.message).toBe(key);
  });

  const full = (length: number) => Array.from({ length }, () => newId());
  test("too many units and dimensions are told with how many there may be", () => {
    const many = planInput.safeParse({ partyIds: full(21), tags: full(41) });
    expect(refusalOf(many.error?.issues ?? [], {}).fields).toMatchObject({
      partyIds: "field.manyUnits",
      tags: "field.manyTags",
    });
    const agreed = draftAgreementInput.safeParse({ unitIds: full(21) });
    expect(refusalOf(agreed.error?.issues ?? [], {}).fields["unitIds"]).toBe("field.manyUnits");
  });

  test("a project has another party, and does not end before it starts", () => {
    const days = { startsOn: "2026-01-01", endsOn: "2026-06-01" };
    expect(planFault({ ...days, partyIds: [] }, "own")).toEqual({
      field: "partyIds",
      key: "field.noParty",
    });
    expect(planFault({ ...days, partyIds: ["own"] }, "own")?.field).toBe("partyIds");
    expect(planFault({ ...days, partyIds: ["other"] }, "own")).toBeNull();
    expect(planFault({ ...days, endsOn: "2025-12-31", partyIds: ["other"] }, "own")?.field).toBe(
      "endsOn",
    );
  });
});

describe("the way of a project", () => {
  const ways: Readonly<Record<ProjectVerb, readonly string[]>> = {
    start: ["confirmed"],
    finish: ["running"],
    end: ["proposed", "confirmed", "running"],
  };
  test.each(["start", "finish", "end"] as const)("%s", (verb) => {
    expect(projectStatuses.filter((status) => mayGo(verb, status))).toEqual(ways[verb]);
  });
  test("what is on its way can have steps", () => {
    expect(projectStatuses.filter(isOpen)).toEqual(["proposed", "confirmed", "running"]);
  });
  test.each([
    ["school", false, "school"],
    ["state_enterprise", false, "company"],
    ["new_sector", false, "company"],
    ["hospital", false, null],
    [null, false, null],
    ["school", true, "community"],
  ])("%s, office %s", (kind, isOffice, pairing) => {
    expect(likelyPairing(kind, isOffice)).toBe(pairing);
  });
});

describe("what fits", () => {
  const wanted = {
    kind: "venue",
    path: "d.s1.c1.",
    text: "暑期托管班场地",
    organizationId: "own",
  } as const;
  const given = (id: string, path: string, more: Partial<Given> = {}): Given => ({
    id,
    path,
    kind: "venue",
    text: "报告厅",
    organizationId: "other",
    ...more,
  });

  test.each([
    ["d.s1.c1.", "d.s1.c1.", "community"],
    ["d.s1.c1.", "d.s1.c2.", "street"],
    ["d.s1.c1.", "d.s1.", "street"],
    ["d.s1.c1.", "d.s2.c1.", "district"],
    ["d.s1.c1.", "d.", "district"],
    ["d.", "d.", "district"],
  ])("%s and %s", (one, other, distance) => {
    expect(distanceOf(one, other)).toBe(distance);
  });

  test("the same kind of somebody else, the nearer first, then more words in common", () => {
    const found = matches(wanted, [
      given("far", "d.s2.c1."),
      given("near", "d.s1.c1."),
      given("words", "d.s1.c1.", { text: "可用于托管班的教室" }),
      given("street", "d.s1.c2."),
      given("money", "d.s1.c1.", { kind: "funds" }),
      given("mine", "d.s1.c1.", { organizationId: "own" }),
    ]);
    expect(found.map(({ id }) => id)).toEqual(["words", "near", "street", "far"]);
    expect(found[0]).toEqual({ id: "words", distance: "community", words: ["托管", "管班"] });
  });
});

describe("who may", () => {
  const need = { path: "d.s.c.", organizationId: "office", isOffice: true };

  test.each([
    ["district_org", true],
    ["street_secretary", true],
    ["community_secretary", true],
    ["liaison", true],
    ["street_dispatcher", false],
    ["grid_worker", false],
    ["member", false],
    ["visitor", false],
  ] as const)("%s enters: %s", (role, ok) => {
    expect(canEnter(actor(role)).ok).toBe(ok);
  });

  test("each keeps the own: the place its entries, the unit what is its own", () => {
    expect(canKeep(actor("community_secretary"), need).ok).toBe(true);
    expect(canKeep(actor("street_secretary", { lo: "d.s." }), need).ok).toBe(false);
    expect(canKeep(actor("liaison", { organizationId: "unit" }), need).ok).toBe(false);
    const ours = { ...need, organizationId: "unit" };
    expect(canKeep(actor("liaison", { organizationId: "unit" }), ours).ok).toBe(true);
    expect(canCarry(actor("liaison", { organizationId: "unit" }), ours).ok).toBe(false);
  });

  test("a unit does not claim what it needs itself; a secretary claims no need", () => {
    expect(canClaimNeed(actor("liaison", { organizationId: "unit" }), need).ok).toBe(true);
    expect(canClaimNeed(actor("liaison", { organizationId: "office" }), need).ok).toBe(false);
    expect(canClaimNeed(actor("community_secretary"), need).ok).toBe(false);
  });

  test("nobody speaks for the other side", () => {
    const office = need;
    const unit = { path: "d.s.c.", organizationId: "unit", isOffice: false };
    expect(canSpeakFor(actor("community_secretary"), office).ok).toBe(true);
    expect(canSpeakFor(actor("community_secretary"), unit).ok).toBe(false);
    expect(canSpeakFor(actor("liaison", { organizationId: "unit" }), unit).ok).toBe(true);
    expect(canSpeakFor(actor("liaison", { organizationId: "unit" }), office).ok).toBe(false);
  });
});

describe("photos of a project", () => {
  const path = "d.s.c.";
  const unit = { path, organizationId: "unit", isOffice: false };
  const other = { path: "d.s.e.", organizationId: "office", isOffice: true };
  const liaison = actor("liaison", { organizationId: "unit" });
  const neighbour = actor("community_secretary", { lo: other.path });
  const said = new Date(0);

  test.each(projectStatuses)("are taken of what runs and of what is done: %s", (status) => {
    expect(takesPhotos(status)).toBe(["running", "finished"].includes(status));
  });

  test.each([
    ["who carries it", actor("community_secretary"), null, true],
    ["who only reads the lists there", actor("street_dispatcher"), said, false],
    ["a unit that has given its word", liaison, said, true],
    ["a unit that has not", liaison, null, false],
    ["an office elsewhere that has", neighbour, said, true],
    ["an office elsewhere that has not", neighbour, null, false],
    ["another unit", actor("liaison", { organizationId: "x" }), said, false],
    ["the secretary of the street above", actor("street_secretary", { lo: "d.s." }), said, false],
  ] as const)("are added by %s", (_who, who, confirmedAt, may) => {
    const parties = [unit, other].map((party) => ({ ...party, confirmedAt }));
    expect(canAddPhotos(who, { path, parties }).ok).toBe(may);
  });

  test.each([
    ["the unit its own", liaison, unit, true],
    ["the unit another side's", liaison, other, false],
    ["who carries it", actor("community_secretary"), unit, true],
    ["who carries it another office's", actor("community_secretary"), other, true],
    ["another office its own", neighbour, other, true],
    ["another office the unit's", neighbour, unit, false],
    ["the secretary of the unit's place", neighbour, { ...unit, path: other.path }, false],
  ] as const)("are taken down by %s", (_who, who, photo, may) => {
    expect(canHidePhoto(who, photo, { path }).ok).toBe(may);
  });
});
