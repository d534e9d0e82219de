import { describe, expect, test } from "vitest";
import people from "@/lib/ground/people/messages/zh-CN.json";
import { roleOf } from "@/lib/ground/people/rules/accounts";
import { districtKind, inDistrict } from "@/lib/ground/territory/rules/district-kind";
import { eventText } from "@/components/tickets/messages/text";
import { messages } from "@/lib/platform/i18n/messages";

describe("a district's kind", () => {
  test.each([
    ["闵行区", "区"],
    ["浦东新区", "区"],
    ["昌吉市", "市"],
    ["玛纳斯县", "县"],
    ["木垒哈萨克自治县", "县"],
    ["鄂伦春自治旗", "旗"],
    ["东区试点", "区"],
    ["", "区"],
  ])("%s is a %s", (name, kind) => {
    expect(districtKind(name)).toBe(kind);
  });

  test.each([
    ["闵行区", "区委组织部", "区中心派单员"],
    ["昌吉市", "市委组织部", "市中心派单员"],
    ["玛纳斯县", "县委组织部", "县中心派单员"],
  ])("words the roles of %s", (name, department, dispatcher) => {
    const t = messages(people);
    expect(t("role.district_org", inDistrict(name))).toBe(department);
    expect(t("role.district_dispatcher", inDistrict(name))).toBe(dispatcher);
    expect(roleOf(department)).toBe("district_org");
    expect(roleOf(dispatcher)).toBe("district_dispatcher");
  });

  test("words who is told when a limit is over", () => {
    const climbed = { clock: "handle", role: "district_org", districtKind: "市" };
    expect(eventText("clock.climbed", climbed)).toContain("市委组织部");
  });
});
