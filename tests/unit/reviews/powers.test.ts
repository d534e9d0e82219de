import { expect, test } from "vitest";
import { canSetPowers, powersOf } from "@/lib/affairs/reviews/rules/powers";
import { isCondition, warningOf } from "@/lib/affairs/reviews/rules/wording";
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
  ["不动产登记配套服务", false],
  ["社会组织登记服务", false],
  ["年报前置意见", true],
  ["排污许可的前提", true],
  ["不配合不给办执照", true],
  ["与年检挂钩的事项", true],
])("%s makes a condition: %s", (name, expected) => {
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

test.each([
  ["三号地块改建停车场，请就选址提意见。", null],
  ["请到不动产登记窗口看一看排队情况。", null],
  ["不配合就不给办营业执照。", "field.conditionText"],
  ["请张三同志参加。工作态度要端正。", null],
  ["张三同志工作态度差。", "field.personText"],
])("%s is warned of: %s", (text, expected) => {
  expect(warningOf(text)).toBe(expected);
});
