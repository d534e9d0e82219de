import { expect, test } from "vitest";
import { escalationOf } from "@/lib/affairs/tickets/rules/escalation";
import { exitCodes, exitStatus, outcomeOfExit } from "@/lib/affairs/tickets/rules/exits";
import { rejectInput } from "@/lib/affairs/tickets/schema";
import { newId } from "@/lib/platform/core/id";

test("every exit has its end and its outcome", () => {
  const ends = exitCodes.map((code) => [code, exitStatus(code), outcomeOfExit(code)]);
  expect(ends).toEqual([
    ["emergency_line", "transferred", "not_ours"],
    ["legal_channel", "rejected", "not_ours"],
    ["duplicate", "rejected", "duplicate"],
    ["confidential", "rejected", "explained"],
    ["out_of_scope", "rejected", "not_ours"],
    ["unlawful", "rejected", "explained"],
    ["decided", "rejected", "explained"],
  ]);
});

test("a duplicate names the first case", () => {
  const form = { id: newId(), version: 1, reasonCode: "duplicate", text: "已在办理，请看那一件。" };
  const faults = rejectInput
    .safeParse(form)
    .error?.issues.map(({ path, message }) => [path[0], message]);
  expect(faults).toEqual([["number", "field.firstCase"]]);
  expect(rejectInput.safeParse({ ...form, number: "2026112200001" }).success).toBe(true);
});

test.each([
  ["nothing yet", 1, 0, null],
  ["the second redo", 3, 0, null],
  ["the third redo", 4, 0, "redo"],
  ["the second transfer", 1, 2, null],
  ["the third transfer", 1, 3, "transfer"],
  ["both", 4, 3, "redo"],
] as const)("a problem order: %s", (_what, round, transfers, expected) => {
  expect(escalationOf({ round, transfers }, { redos: 3, transfers: 3 })).toBe(expected);
});
