import { expect, test } from "vitest";
import { canSetPowers, isCondition, powersOf } from "@/lib/affairs/reviews/rules/powers";
import { powers } from "@/lib/affairs/reviews/rules/opinions";
import type { ActorFacts, Role } from "@/lib/platform/access/actor";

const change = { retiredAt: null, version: 1 };

test("the shipped five stand in their order, with what a district has made of them; its own follow", () => {
  expect(powersOf([]).map(({ key }) => key)).toEqual(powers);
  const changed = powersOf([
    { ...change, key: "own", name: "应急准备" },
    { ...change, key: "funds", name: "资金安排", version: 3 },
    { ...change, key: "affairs", name: "公共事务", retiredAt: new Date(0) },
  ]);
  expect(changed.map(({ key }) => key)).toEqual([...powers, "own"]);
  expect(changed.find(({ key }) => key === "funds")).toEqual({
    key: "funds",
    name: "资金安排",
    retired: false,
    version: 3,
  });
  expect(changed.filter(({ retired }) => retired).map(({ key }) => key)).toEqual(["affairs"]);
});

test.each([
  ["规划参与", false],
  ["重大项目", false],
  ["营业执照年检", true],
  ["社会组织登记", true],
  ["年报前置意见", true],
  ["排污许可", true],
])("%s names a condition: %s", (name, expected) => {
  expect(isCondition(name)).toBe(expected);
});

test("the district's organization department alone words them", () => {
  const roles: readonly Role[] = [
    "district_org",
    "street_secretary",
    "dept_leader",
    "system_admin",
  ];
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
  expect(roles.filter((role) => canSetPowers(facts(role)).ok)).toEqual(["district_org"]);
});
