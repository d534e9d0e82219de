import { expect, test } from "vitest";
import { isUsableSlug } from "@/lib/ground/territory/rules/slug";

test.each([
  ["minhang", true],
  ["changji-2", true],
  ["m", false],
  ["Minhang", false],
  ["2nd", false],
  ["tickets", false],
  ["api", false],
])("a district at /%s: %s", (slug, usable) => {
  expect(isUsableSlug(slug)).toBe(usable);
});
