import { describe, expect, test } from "vitest";
import {
  judgeRows,
  roleOf,
  type AccountRow,
  type KnownPlace,
} from "@/lib/ground/people/rules/accounts";
import { overlap } from "@/lib/ground/people/rules/places";
import { dutyRoles } from "@/lib/platform/access/actor";
import words from "@/lib/ground/people/messages/zh-CN.json";

const street: KnownPlace = {
  id: "s",
  kind: "street",
  words: ["310112001000", "江川路街道"],
  name: "江川路街道",
  path: "k.1.",
  inRange: true,
};
const elsewhere: KnownPlace = { ...street, id: "e", words: ["310112002000"], inRange: false };
const good: AccountRow = {
  line: 2,
  name: "王一",
  login: "wangyi",
  role: "街道书记",
  place: "江川路街道",
  from: "2026-01-01",
  to: "",
};
const known = { places: [street, elsewhere], takenLogins: new Set(["taken"]) };

function faults(change: Partial<AccountRow>): string[] {
  const [judged] = judgeRows([{ ...good, ...change }], known);
  return judged?.faults ?? ["nothing"];
}

describe("a row of the sheet", () => {
  test("without fault becomes an account", () => {
    const [judged] = judgeRows([good], known);
    expect(judged?.account).toMatchObject({ role: "street_secretary", place: street, to: null });
  });

  test.each<[Partial<AccountRow>, string[]]>([
    [{ name: " " }, ["people.fault.name"]],
    [{ name: "王".repeat(21) }, ["people.fault.name"]],
    [{ login: "1abc" }, ["people.fault.login"]],
    [{ login: "taken" }, ["people.fault.loginTaken"]],
    [{ role: "街道主任" }, ["people.fault.role"]],
    [{ role: "社区书记" }, ["people.fault.placeRole"]],
    [{ place: "哪里" }, ["people.fault.place"]],
    [{ place: "310112002000" }, ["people.fault.placeRange"]],
    [{ from: "2026-02-29" }, ["people.fault.from"]],
    [{ to: "2025-12-31" }, ["people.fault.to"]],
    [{ to: "2026-01-01" }, []],
  ])("%o: %o", (change, expected) => {
    expect(faults(change)).toEqual(expected);
  });

  test("the second of one login is the wrong one, whichever place has its name twice too", () => {
    const twin = { ...street, id: "t" };
    const judged = judgeRows([good, { ...good, line: 3 }], { ...known, places: [street, twin] });
    expect(judged.map(({ faults: each }) => each)).toEqual([
      ["people.fault.placeTwice"],
      ["people.fault.loginTwice", "people.fault.placeTwice"],
    ]);
  });
});

test("every role has one word, and each is understood", () => {
  const names = dutyRoles.map((role) => words[`role.${role}`].replace("{kind}", "市"));
  expect(new Set(names).size).toBe(dutyRoles.length);
  expect(names.map((name) => roleOf(` ${name}`))).toEqual(dutyRoles);
  expect(roleOf("grid_worker")).toBe("grid_worker");
});

test.each<[string, string | null, string, string | null, boolean]>([
  ["2026-01-01", "2026-01-31", "2026-01-31", null, true],
  ["2026-01-01", "2026-01-31", "2026-02-01", null, false],
  ["2026-01-01", null, "2030-01-01", "2030-01-02", true],
  ["2026-05-01", null, "2026-01-01", "2026-04-30", false],
])("%s–%s and %s–%s share a day: %s", (from, to, otherFrom, otherTo, expected) => {
  expect(overlap({ from, to }, { from: otherFrom, to: otherTo })).toBe(expected);
  expect(overlap({ from: otherFrom, to: otherTo }, { from, to })).toBe(expected);
});
