import { describe, expect, test } from "vitest";
import { climb, ladderOf, placeOf, type Rung } from "@/lib/parts/clocks/rules/ladder";
import { clockKinds, clockKindOf, rungRoles } from "@/lib/parts/clocks/rules/kinds";
import texts from "@/lib/parts/clocks/messages/zh-CN.json";
import { clockEvents } from "@/lib/parts/clocks/events";

const grid = "k3.1.4.9.";
const roles = (
  kind: Parameters<typeof ladderOf>[0],
  path: string,
  handled = true,
  ofDistrict = false,
) => ladderOf(kind, { path, handled, ofDistrict }).map(({ role }) => role);

describe("the line of command", () => {
  test("work climbs from whoever handles it to the district's organization department", () => {
    expect(roles("resolve", grid)).toEqual([
      "handler",
      "dept_clerk",
      "dept_leader",
      "street_dispatcher",
      "street_secretary",
      "district_dispatcher",
      "district_org",
    ]);
  });

  test("also where nobody has accepted or screened it", () => {
    expect(roles("accept", grid, false)[0]).toBe("dept_clerk");
    expect(roles("screen", grid)[0]).toBe("street_dispatcher");
  });

  test("what lies in the district's pool has no street, what lies in a street no community", () => {
    expect(roles("screen", "k3.")).toEqual(["district_dispatcher", "district_org"]);
    expect(roles("verify", "k3.1.")[0]).toBe("street_dispatcher");
    expect(roles("verify", "k3.1.4.")[0]).toBe("community_secretary");
  });

  test("what only the district may decide passes the street by", () => {
    expect(roles("application_decision", grid)[0]).toBe("street_dispatcher");
    expect(roles("application_decision", grid, true, true)[0]).toBe("district_dispatcher");
  });

  test.each([
    ["community_secretary", "k3.1.4."],
    ["street_dispatcher", "k3.1."],
    ["street_secretary", "k3.1."],
    ["district_dispatcher", "k3."],
    ["district_org", "k3."],
  ] as const)("a %s stands at %s", (role, place) => {
    expect(placeOf(role, grid)).toBe(place);
  });
});

describe("one step up", () => {
  const ladder = (...people: number[]): Rung[] =>
    people.map((n, index) => ({ rung: index + 1, role: "dept_clerk", people: n }));
  const reached = (rungs: Rung[]) => rungs.map(({ rung }) => rung);

  test("reaches the next rung where somebody stands, and names those passed over", () => {
    expect(reached(climb(ladder(1, 1, 1), 0))).toEqual([1]);
    expect(reached(climb(ladder(1, 0, 0, 2), 1))).toEqual([2, 3, 4]);
    expect(reached(climb(ladder(1, 0), 1))).toEqual([2]);
    expect(climb(ladder(1, 1), 2)).toEqual([]);
  });
});

test("every limit, rung and event has its word, and every word its code", () => {
  const after = (prefix: string) =>
    Object.keys(texts)
      .filter((key) => key.startsWith(`${prefix}.`))
      .map((key) => key.slice(prefix.length + 1))
      .sort();
  expect(after("kind")).toEqual([...clockKinds].sort());
  expect(after("rung")).toEqual([...rungRoles].sort());
  expect(after("event")).toEqual([...clockEvents].sort());
  expect(() => clockKindOf("tea")).toThrow(RangeError);
});
