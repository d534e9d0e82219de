import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { codeLength, newCode, normalizeCode } from "@/lib/platform/core/query-code";

describe("query codes", () => {
  it("are three groups of four signs without look-alikes", () => {
    for (let i = 0; i < 1000; i += 1) {
      const code = newCode();
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      expect(code).toHaveLength(codeLength);
    }
  });

  it("use every sign of the alphabet about equally often", () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 8000; i += 1) {
      for (const sign of newCode().replaceAll("-", "")) {
        counts.set(sign, (counts.get(sign) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(32);
    // 3000 expected; six standard deviations are 324.
    for (const count of counts.values()) expect(Math.abs(count - 3000)).toBeLessThan(324);
  });

  it.each([
    ["as given", "7K3M-0Q2X-HV9D"],
    ["lower case, no hyphens", "7k3m0q2xhv9d"],
    ["blanks of all kinds", " 7K3M 0Q2X\u3000HV9D\n"],
    ["full width", "７Ｋ３Ｍ－０Ｑ２Ｘ－ＨＶ９Ｄ"],
    ["other hyphens", "7K3M—0Q2X–HV9D"],
    ["O for 0", "7K3M-OQ2X-HV9D"],
    ["U for V", "7K3M-0Q2X-HU9D"],
    ["copied with words", "查询码：7K3M-0Q2X-HV9D。"],
  ])("forgives: %s", (_, typed) => {
    expect(normalizeCode(typed)).toBe("7K3M-0Q2X-HV9D");
  });

  it("reads I and L as 1", () => {
    expect(normalizeCode("IIII-LLLL-1111")).toBe("1111-1111-1111");
  });

  it.each(["", "7K3M-0Q2X-HV9", "7K3M-0Q2X-HV9DD", "查询码", "A".repeat(10_000)])(
    "says null to what cannot be a code: %#",
    (typed) => {
      expect(normalizeCode(typed)).toBeNull();
    },
  );

  it("never throws, and what it gives is stable", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
        const code = normalizeCode(typed);
        if (code !== null) expect(normalizeCode(code)).toBe(code);
      }),
    );
  });
});
