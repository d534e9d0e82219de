import { expect, test } from "vitest";
import { placeWords } from "@/lib/ground/territory/rules/place-words";

test.each([
  ["北街社区", ["北街"]],
  ["北街居委会", ["北街"]],
  ["西街社区居民委员会", ["西街"]],
  ["社区", ["社区"]],
  ["北社区", ["北社区"]],
  ["  莘庄镇　七莘路１２３弄 ", ["莘庄镇", "七莘路123弄"]],
  ["街 道", []],
  ["ABC", ["abc"]],
])("%s", (typed, words) => {
  expect(placeWords(typed)).toEqual(words);
});
