import { expect, test } from "vitest";
import { propertyTexts } from "@/prisma/seed/content/property";

// A street of the example has up to eight communities: that of the accounts, and seven beside it.

test("no two estates of the example street are called the same", () => {
  const names = [
    ...propertyTexts.estates.map(({ name }) => name),
    ...propertyTexts.small.flatMap((text) => text.names),
  ];
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
  for (const { names: own } of propertyTexts.small) expect(own).toHaveLength(7);
  expect(names).toContain(propertyTexts.plan.partner);
});
