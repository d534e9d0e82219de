import { describe, expect, it } from "vitest";

import { Refusal, refusalCodes } from "@/lib/platform/core/refusal";

describe("Refusal", () => {
  it("has the closed list of codes", () => {
    expect(refusalCodes).toEqual([
      "invalid",
      "forbidden",
      "not-found",
      "wrong-status",
      "conflict",
      "too-late",
      "limit",
    ]);
  });

  it("carries keys and values", () => {
    const cause = new Error("row moved");
    const refusal = new Refusal("conflict", "tickets.refusal.changed", {
      fields: { note: "too-short" },
      values: { by: "王", count: 2 },
      cause,
    });
    expect(refusal).toBeInstanceOf(Error);
    expect(refusal).toMatchObject({
      name: "Refusal",
      code: "conflict",
      reason: "tickets.refusal.changed",
      fields: { note: "too-short" },
      values: { by: "王", count: 2 },
      cause,
    });
  });

  it("has empty details when none are given", () => {
    const refusal = new Refusal("limit", "x");
    expect([refusal.fields, refusal.values, refusal.cause]).toEqual([{}, {}, undefined]);
  });
});
