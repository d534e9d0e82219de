import { expect, test } from "vitest";
import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import { memberFields, unitFields } from "@/lib/ground/check-ins/rules/field-purposes";
import { profileInput, registerInput, registerUnitInput } from "@/lib/ground/check-ins/schema";

/** What a form carries beside what it asks a person for. */
const carried = ["areaId", "consent", "publicName", "statement", "code", "codes", "version"];

/** As the purposes call them, where one word stands in both forms. */
const called: Readonly<Record<string, string>> = {
  unit: "unitName",
  name: "liaison",
  phone: "liaisonPhone",
};

const asked = (shape: object) => Object.keys(shape).filter((key) => !carried.includes(key));

test("a member is asked for nothing without a purpose", () => {
  expect(asked(registerInput.shape).sort()).toEqual([...memberFields].sort());
  const known: readonly string[] = memberFields;
  expect(asked(profileInput.shape).filter((key) => !known.includes(key))).toEqual([]);
});

test("neither is a unit", () => {
  const fields = asked(registerUnitInput.shape).map((key) => called[key] ?? key);
  expect(fields.sort()).toEqual([...unitFields].sort());
});

test("each purpose is told in words", () => {
  const told = new Map(Object.entries(words));
  for (const field of [...memberFields, ...unitFields])
    expect(told.get(`fieldPurpose.${field}`) ?? "").toMatch(/：.{6,}/u);
});
