import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cleanLine, cleanText, countCharacters } from "@/lib/platform/core/typed-text";

describe("cleanText", () => {
  it.each([
    ["line ends", "a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["control characters", "a\u0000b\u0007c\u009bd", "abcd"],
    ["direction overrides", "a\u202egpj.exe\u202c", "agpj.exe"],
    ["zero width", "\ufeff李\u200b雷", "李雷"],
    ["decomposed characters", "e\u0301", "\u00e9"],
    ["halves of pairs", "a\ud83db", "ab"],
    ["blanks at line ends", "  a  \n b\t\n", "  a\n b"],
    ["empty lines", "\n\na\n\n\n\nb\n\n", "a\n\nb"],
    ["tabs stay", "a\tb", "a\tb"],
    ["joined emoji stay", "👩‍👧", "👩‍👧"],
    ["a blank line of blanks", "a\n \n \n \nb", "a\n\nb"],
  ])("%s", (_, typed, cleaned) => {
    expect(cleanText(typed)).toBe(cleaned);
  });

  it("changes nothing the second time, and leaves nothing PostgreSQL refuses", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (typed) => {
        const once = cleanText(typed);
        return cleanText(once) === once && !once.includes("\u0000") && once.isWellFormed();
      }),
      { numRuns: 1000 },
    );
  });
});

it("takes time in proportion to the text", () => {
  const text = `a${" ".repeat(1_000_000)}b`;
  expect(cleanText(text)).toBe(text);
  expect(cleanLine(text)).toBe("a b");
});

describe("cleanLine", () => {
  it("makes one line with single blanks", () => {
    expect(cleanLine("\u3000西街社区 \r\n 居委会\t")).toBe("西街社区 居委会");
  });
});

describe("countCharacters", () => {
  it.each([
    ["", 0],
    ["街道", 2],
    ["𠮷野", 2],
    ["👩‍👧👍🏽", 2],
    ["e\u0301", 1],
  ])("%j has %i", (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});
