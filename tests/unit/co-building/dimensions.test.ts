import { describe, expect, test } from "vitest";
import { reportOf, sumOf } from "@/lib/affairs/co-building/rules/dimension-report";
import {
  areOffered,
  canWordDimensions,
  carriedOf,
  dimensionFault,
  dimensionsOf,
  entriesOf,
  offeredOf,
  type DimensionChange,
} from "@/lib/affairs/co-building/rules/dimensions";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import type { ActorFacts, Role } from "@/lib/platform/access/actor";

const gone = new Date(0);
const change = (more: Partial<DimensionChange>): DimensionChange => ({
  setKey: "six",
  key: "own",
  name: "楼宇联动",
  retiredAt: null,
  version: 1,
  ...more,
});
const changed = dimensionsOf([
  change({}),
  change({ key: "six.party", name: "支部联建", version: 3 }),
  change({ key: "six.people", name: "干部人才联育", retiredAt: gone }),
  change({ setKey: "seven", key: "seven", name: "七项联合举措" }),
]);
const namesOf = (sets: ReturnType<typeof offeredOf>) =>
  sets.map(({ name, entries }) => [name, ...entries.map((one) => one.name)]);

describe("the two sets", () => {
  test("are those that are shipped, with what a district has made of them, and its own after them", () => {
    expect(dimensionsOf([]).map(({ title, entries }) => [title.name, entries.length])).toEqual([
      ["六联", 6],
      ["七联", 7],
    ]);
    const [six, seven] = changed;
    expect(six?.entries.map(({ name }) => name)).toEqual([
      "支部联建",
      "社会治理联抓",
      "文明城区联创",
      "公益服务联做",
      "文化活动联办",
      "干部人才联育",
      "楼宇联动",
    ]);
    expect(six?.entries[0]).toMatchObject({ key: "six.party", version: 3, retired: false });
    expect(seven?.title).toMatchObject({ name: "七项联合举措", version: 1 });
  });

  test("offer what is not retired; a project that carries it keeps it", () => {
    expect(namesOf(offeredOf(changed))[0]).not.toContain("干部人才联育");
    expect(namesOf(offeredOf(changed, ["six.people"]))[0]).toContain("干部人才联育");
    expect(areOffered(changed, ["six.party", "own"])).toBe(true);
    expect(areOffered(changed, ["six.people"])).toBe(false);
    expect(areOffered(changed, ["six.people"], ["six.people"])).toBe(true);
    expect(areOffered(changed, ["six"])).toBe(false);
    expect(areOffered(changed, ["six.nothing"])).toBe(false);
  });

  test("that are retired as a whole offer nothing and stay readable", () => {
    const without = dimensionsOf([change({ setKey: "seven", key: "seven", retiredAt: gone })]);
    expect(offeredOf(without).map(({ key }) => key)).toEqual(["six"]);
    expect(offeredOf(without, ["seven.culture"]).at(-1)?.entries).toHaveLength(1);
    expect(carriedOf(without, ["seven.culture", "six.party"]).map(({ name }) => name)).toEqual([
      "党建联建",
      "文体联谊",
    ]);
    expect(entriesOf(without).filter(({ retired }) => retired)).toHaveLength(7);
  });

  test.each([
    ["楼宇联盟", undefined, null],
    ["楼宇联动", undefined, "field.sameDimension"],
    ["楼宇联动", "own", null],
    // A sheet finds a dimension by its name alone, so none stands in both sets, nor as a set.
    ["文体联谊", "own", "field.sameDimension"],
    ["六联", "own", "field.sameDimension"],
    ["干部人才联育", undefined, "field.sameDimension"],
    ["楼宇、商圈", undefined, "field.dimensionMark"],
    ["楼宇；商圈", undefined, "field.dimensionMark"],
  ])("words %s of %s: %s", (name, key, fault) => {
    expect(dimensionFault(changed, { name, key })).toBe(fault);
  });
});

test("the organization department of the district alone words them", () => {
  const facts = (role: Role): ActorFacts => ({
    role,
    personId: null,
    dutyId: null,
    areaId: null,
    organizationId: null,
    ticketId: null,
    lo: "k.",
    hi: "k/",
    now: 0,
  });
  const roles = [...coBuildingReaders, "liaison", "dept_leader", "system_admin"] as const;
  expect(roles.filter((role) => canWordDimensions(facts(role)).ok)).toEqual(["district_org"]);
});

test("a project stands at each of its dimensions and once in the whole; the order is that of the list", () => {
  const report = reportOf(changed, [
    { tags: ["own", "six.party"], status: "running", n: 2 },
    { tags: ["six.party"], status: "finished", n: 5 },
    { tags: ["six.people"], status: "confirmed", n: 1 },
    { tags: [], status: "running", n: 4 },
  ]);
  const [six] = report.sets;
  const counted = six?.entries.map(({ name, retired, counts }) => [name, retired, sumOf(counts)]);
  expect(counted?.[0]).toEqual(["支部联建", false, 7]);
  expect(counted?.slice(-2)).toEqual([
    ["干部人才联育", true, 1],
    ["楼宇联动", false, 2],
  ]);
  expect(report.without).toEqual({ confirmed: 0, running: 4, finished: 0 });
  expect(report.all).toEqual({ confirmed: 1, running: 6, finished: 5 });
  // What is retired and carried by nothing is not in the way.
  expect(reportOf(changed, []).sets[0]?.entries.map(({ key }) => key)).not.toContain("six.people");
});
