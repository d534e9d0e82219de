import { describe, expect, test } from "vitest";
import texts from "@/lib/parts/clocks/messages/zh-CN.json";
import {
  cardCauses,
  levelFor,
  cardLevels,
  cardStatuses,
  levelsToRaise,
  mayCome,
  overtaken,
  type Card,
  type CardLevel,
  type CardStatus,
} from "@/lib/parts/clocks/rules/cards";

const card = (level: CardLevel, status: CardStatus): Card => ({
  id: `${level} ${status}`,
  level,
  status,
});

describe("which card may come", () => {
  test.each<[CardLevel, Card[], boolean]>([
    ["yellow", [], true],
    ["yellow", [card("yellow", "proposed")], false],
    ["yellow", [card("yellow", "issued")], false],
    ["yellow", [card("yellow", "lifted")], false],
    // What was never said may be said.
    ["yellow", [card("yellow", "dismissed")], true],
    ["yellow", [card("yellow", "lapsed")], true],
    ["red", [card("yellow", "issued")], true],
    ["yellow", [card("red", "issued")], false],
    ["yellow", [card("red", "lifted")], false],
    ["yellow", [card("red", "proposed")], true],
    ["normal", [card("listed", "issued")], false],
  ])("%s after %j: %s", (level, cards, expected) => {
    expect(mayCome(level, cards)).toBe(expected);
  });

  test("only the district lists a matter", () => {
    expect(levelsToRaise([], false)).toEqual(["normal", "yellow", "red"]);
    expect(levelsToRaise([], true)).toEqual([...cardLevels]);
    expect(levelsToRaise([card("red", "issued")], true)).toEqual(["listed"]);
  });

  test("a graver card makes lighter proposals pointless, and no others", () => {
    const cards = [card("normal", "proposed"), card("yellow", "proposed"), card("red", "proposed")];
    expect(overtaken("red", cards).map(({ level }) => level)).toEqual(["normal", "yellow"]);
    expect(overtaken("normal", cards)).toEqual([]);
    expect(overtaken("red", [card("yellow", "issued")])).toEqual([]);
  });
});

test("every level, cause and status has its word", () => {
  const after = (prefix: string) =>
    Object.keys(texts)
      .filter((key) => key.startsWith(`${prefix}.`))
      .map((key) => key.slice(prefix.length + 1))
      .sort();
  expect(after("level")).toEqual([...cardLevels].sort());
  expect(after("cause")).toEqual([...cardCauses].sort());
  expect(after("card")).toEqual([...cardStatuses].sort());
});

test("what is unsolved again gets the lightest card that may still come, never the district's list", () => {
  const issued = (level: CardLevel): Card => ({ id: level, level, status: "issued" });
  expect(levelFor("repeated", [])).toBe("normal");
  expect(levelFor("repeated", [issued("normal")])).toBe("yellow");
  expect(levelFor("dissatisfied", [])).toBe("yellow");
  expect(levelFor("dissatisfied", [issued("yellow")])).toBe("red");
  expect(levelFor("dissatisfied", [issued("red")])).toBeNull();
});
