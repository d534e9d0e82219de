import { expect, test } from "vitest";
import type { RungRole } from "@/lib/parts/clocks/rules/kinds";
import { vacanciesOf, type LadderPlace } from "@/lib/parts/clocks/rules/vacancies";

const place = (name: string, path: string, level: LadderPlace["level"]): LadderPlace => ({
  id: name,
  name,
  path,
  level,
});
const places = [
  place("community", "k3.1.4.", "community"),
  place("housing", "k3.", "department"),
  place("street", "k3.1.", "street"),
  place("district", "k3.", "district"),
];
const every: readonly (readonly [RungRole, string])[] = [
  ["community_secretary", "community"],
  ["dept_clerk", "housing"],
  ["dept_leader", "housing"],
  ["street_dispatcher", "street"],
  ["street_secretary", "street"],
  ["district_dispatcher", "district"],
  ["district_org", "district"],
];
const without = (...missing: RungRole[]) =>
  vacanciesOf(places, (role, at) =>
    every.some(([one, name]) => one === role && name === at.name && !missing.includes(one)),
  ).map((vacancy) => `${vacancy.place.name} ${vacancy.role} -> ${vacancy.next ?? "nobody"}`);

test("where everybody stands nothing is missing", () => {
  expect(without()).toEqual([]);
});

test("the rung above is reached instead, and its own place comes before those higher up", () => {
  expect(without("community_secretary")).toEqual([
    "community community_secretary -> street_dispatcher",
  ]);
  expect(without("street_dispatcher", "community_secretary")).toEqual([
    "street street_dispatcher -> street_secretary",
    "community community_secretary -> street_secretary",
  ]);
  expect(without("dept_clerk")).toEqual(["housing dept_clerk -> dept_leader"]);
});

test("above a department stands the street of the matter, above the district nobody", () => {
  expect(without("dept_leader")).toEqual(["housing dept_leader -> street_dispatcher"]);
  expect(without("district_org", "district_dispatcher", "street_secretary")).toEqual([
    "district district_dispatcher -> nobody",
    "district district_org -> nobody",
    "street street_secretary -> nobody",
  ]);
});
