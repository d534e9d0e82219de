import { describe, expect, it } from "vitest";
import { stateOf } from "@/lib/across/reactions/tickets-meetings";

describe("what a ticket's state means for its resolution", () => {
  const words = { replyText: "已开放 40 个车位。", outcomeReason: "产权单位不同意。" };
  it.each([
    ["registered", null, "open", null],
    ["screening", null, "open", null],
    ["dispatched", null, "open", null],
    ["accepted", null, "in_progress", null],
    ["deferred", null, "in_progress", null],
    ["callback", null, "in_progress", null],
    ["closed", "solved", "done", "已开放 40 个车位。"],
    ["closed", "partly", "unsolved", "产权单位不同意。"],
    ["closed", "not_feasible", "unsolved", "产权单位不同意。"],
    ["closed", "unrated", "unsolved", "产权单位不同意。"],
    ["terminated", "not_feasible", "unsolved", "产权单位不同意。"],
    ["rejected", null, "unsolved", "产权单位不同意。"],
  ])("%s with outcome %s is %s", (status, outcome, state, reason) => {
    expect(stateOf({ status, outcome, ...words })).toEqual({ state, reason });
  });

  it("is done where nobody rated what the organization called solved", () => {
    const fate = { status: "closed", outcome: "unrated", replyText: words.replyText };
    expect(stateOf({ ...fate, outcomeReason: null })).toEqual({
      state: "done",
      reason: words.replyText,
    });
  });

  it("tells what was answered where no reason was given", () => {
    const fate = { status: "rejected", outcome: null, replyText: "不在职责内。" };
    expect(stateOf({ ...fate, outcomeReason: null }).reason).toBe("不在职责内。");
  });
});
