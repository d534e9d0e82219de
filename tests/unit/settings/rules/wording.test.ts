import { describe, expect, it } from "vitest";

import words from "@/lib/ground/settings/messages/zh-CN.json";
import { groupOf, keysOfGroup, settingGroups } from "@/lib/ground/settings/rules/groups";
import { catalogue } from "@/lib/ground/settings/rules/parameters";
import { checkSetting, settingKeys } from "@/lib/ground/settings/rules/settings";
import { typedOf, typedValue } from "@/lib/ground/settings/rules/typed-value";
import { nameOf, rangeText, sourceText, valueText } from "@/lib/ground/settings/rules/wording";

const numbers = settingKeys.filter((key) => groupOf(key) !== null);

describe("the screen of the numbers", () => {
  it("shows every parameter once, the calendar's in an editor of their own", () => {
    const shown = settingGroups.flatMap((group) => keysOfGroup(group));
    expect(new Set(shown).size).toBe(shown.length);
    expect(settingKeys.filter((key) => !shown.includes(key))).toEqual([
      "calendar.timeZone",
      "calendar.seasons",
      "calendar.days",
      "calendar.publishedYears",
    ]);
  });

  it.each(numbers)("has words for %s: name, default, range, source, meaning", (key) => {
    expect(nameOf(key)).not.toContain("settings.");
    expect(valueText(key, catalogue[key].default)).toMatch(/^[^.]{2,}|^\d/);
    expect(rangeText(key)).not.toContain("settings.");
    expect(sourceText(key)).not.toContain("settings.");
    expect(Object.keys(words)).toContain(`settings.about.${key}`);
  });

  it.each(numbers)("types the default of %s and reads it back", (key) => {
    const value = catalogue[key].default;
    expect(typedValue(key, typedOf(key, value))).toEqual({ ok: true, value });
  });
});

describe("valueText", () => {
  it.each([
    ["sla.resolve.routine", { value: 5, unit: "work_day" }, "5 个工作日"],
    ["recall.window", { value: 30, unit: "minute" }, "30 分钟"],
    ["redo.escalateAt", 3, "3 次"],
    ["supervise.soon.second", 80, "80%"],
    ["rates.minN", 10, "10 件"],
    ["quiet.from", "22:00", "22:00"],
    [
      "rates.weights",
      { response: 30, resolution: 35, satisfaction: 35 },
      "响应 30% · 解决 35% · 满意 35%",
    ],
    ["calendar.days", { "2027-01-01": "holiday", "2027-01-02": "workday" }, "1 天放假、1 天上班"],
    ["calendar.publishedYears", [2028, 2027], "2027 2028 年"],
    ["calendar.publishedYears", [], "没有"],
    ["sla.resolve.routine", "soon", ""],
  ] as const)("%s %j: %s", (key, value, text) => {
    expect(valueText(key, value)).toBe(text);
  });

  it("says a range of one value as that value", () => {
    expect(rangeText("sla.onsite.urgent")).toBe("30–1440 分钟，或 1–24 小时，或 1 个自然日");
  });
});

describe("typedValue", () => {
  it.each<[string, Record<string, string>, string, string]>([
    ["sla.resolve.routine", { unit: "work_day" }, "amount", "field.required"],
    ["sla.resolve.routine", { amount: "5" }, "unit", "field.required"],
    ["sla.resolve.routine", { amount: "5", unit: "hour" }, "amount", "unit-not-allowed"],
    ["sla.resolve.routine", { amount: "5.5", unit: "day" }, "amount", "wrong-type"],
    ["sla.resolve.routine", { amount: "-5", unit: "day" }, "amount", "wrong-type"],
    ["sla.resolve.routine", { amount: "1e1", unit: "day" }, "amount", "wrong-type"],
    ["rates.minN", { amount: "4" }, "amount", "out-of-bounds"],
    ["rates.basicSatisfiedWeight", { amount: "0.5" }, "amount", "out-of-bounds"],
    ["callback.rule", { choice: "never" }, "choice", "wrong-type"],
    ["quiet.from", { time: "25:00" }, "time", "wrong-type"],
    [
      "rates.weights",
      { response: "30", resolution: "30", satisfaction: "30" },
      "response",
      "weights-not-100",
    ],
    [
      "grid.householdRange",
      { warnBelow: "500", min: "300", max: "500", warnAbove: "600" },
      "warnBelow",
      "range-not-ordered",
    ],
  ])("refuses %s %j beside %s: %s", (name, typed, field, fault) => {
    const key = numbers.find((each) => each === name);
    if (key === undefined) throw new Error(name);
    const verdict = typedValue(key, typed);
    const expected = fault.startsWith("field.") ? fault : `settings.fault.${fault}`;
    expect(verdict).toEqual({ ok: false, field, fault: expected });
    expect(expected.startsWith("field.") || Object.hasOwn(words, expected)).toBe(true);
  });

  it("takes a decimal where one makes sense", () => {
    expect(typedValue("rates.basicSatisfiedWeight", { amount: "0.8" })).toEqual({
      ok: true,
      value: 0.8,
    });
    expect(checkSetting("rates.minN", 5.5).ok).toBe(false);
  });
});
