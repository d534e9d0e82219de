import { expect, test } from "vitest";
import { closingGround } from "@/lib/affairs/tickets/rules/call-back";
import { mayDesignate } from "@/lib/affairs/tickets/rules/designation";
import { canDoOnAssignment } from "@/lib/affairs/tickets/rules/policy";
import { actorOf, anAssignment } from "./cases";

const nothing = { rated: false, noReply: false, missedHalfDays: [] };

test.each([
  ["nobody said anything", nothing, null],
  ["an answer", { ...nothing, rated: true }, "rated"],
  ["nobody wants one", { ...nothing, noReply: true }, "no_reply_wanted"],
  ["an answer goes before all", { ...nothing, rated: true, noReply: true }, "rated"],
  ["three times in one morning is once", { ...nothing, missedHalfDays: ["1a", "1a", "1a"] }, null],
  ["on three halves of days", { ...nothing, missedHalfDays: ["1a", "1p", "2a"] }, "unreachable"],
] as const)("closing needs an answer: %s", (_what, facts, expected) => {
  expect(closingGround(facts, 3)).toBe(expected);
});

test("not closed without a ground; not called back about the own work or once there is an answer", () => {
  const actor = actorOf("street_dispatcher");
  const verified = anAssignment({ status: "verified" });
  const reason = (verb: "close" | "callBack", facts: object) => {
    const verdict = canDoOnAssignment(actor, verb, verified, { returnsLeft: 0, ...facts });
    return verdict.ok ? "allowed" : verdict.reason;
  };
  expect(reason("close", {})).toBe("refusal.unanswered");
  expect(reason("close", { ground: "unreachable" })).toBe("allowed");
  expect(reason("callBack", {})).toBe("allowed");
  expect(reason("callBack", { serves: true })).toBe("refusal.serves");
  expect(reason("callBack", { ground: "rated" })).toBe("refusal.ratedAlready");
});

test("only the common superior designates, after somebody was wrong", () => {
  const may = (role: "district_dispatcher" | "street_dispatcher", transfers: number) =>
    mayDesignate(actorOf(role), { transfers });
  expect([may("district_dispatcher", 0), may("district_dispatcher", 1)]).toEqual([false, true]);
  expect(may("street_dispatcher", 3)).toBe(false);
});
