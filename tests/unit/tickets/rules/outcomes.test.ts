import { expect, test } from "vitest";
import { answeredBy, needsReason, statedOutcomes } from "@/lib/affairs/tickets/rules/outcomes";
import { submitInput } from "@/lib/affairs/tickets/schema";
import { newId } from "@/lib/platform/core/id";

test("only what is solved needs no reason", () => {
  expect(statedOutcomes.filter((one) => !needsReason(one))).toEqual(["solved"]);
});

const housing = {
  organizationName: "住建局",
  outcome: "not_feasible",
  outcomeReason: "楼体没有加装条件。",
};

test.each([
  [
    "the organization answers as long as the street agrees",
    housing,
    { outcome: "not_feasible", text: "见说明。" },
    { outcomeOrganization: "住建局", outcomeReason: "楼体没有加装条件。" },
  ],
  [
    "the street answers with its own words when it decides otherwise",
    housing,
    { outcome: "explained", text: "已当面说明政策。" },
    { outcomeOrganization: "第一街道", outcomeReason: "已当面说明政策。" },
  ],
  [
    "what is solved needs no reason",
    { ...housing, outcome: "solved", outcomeReason: null },
    { outcome: "solved", text: "已修好。" },
    { outcomeOrganization: "住建局", outcomeReason: null },
  ],
  [
    "an organization that said nothing is not named as if it had",
    { ...housing, outcome: null, outcomeReason: null },
    { outcome: "partly", text: "先修好一半。" },
    { outcomeOrganization: "第一街道", outcomeReason: "先修好一半。" },
  ],
])("%s", (_what, stated, closing, expected) => {
  expect(answeredBy(stated, { ...closing, office: "第一街道" })).toEqual(expected);
});

test("a result that does not solve the matter says why", () => {
  const form = {
    id: newId(),
    version: "1",
    result: "到现场看过，做了登记和说明。",
    measures: "到现场登记。",
  };
  const faults = (more: Record<string, string>) =>
    submitInput
      .safeParse({ ...form, ...more })
      .error?.issues.map(({ path, message }) => [path[0], message]);
  expect(faults({})).toEqual([["outcome", "field.choose"]]);
  expect(faults({ outcome: "solved" })).toBeUndefined();
  expect(faults({ outcome: "partly" })).toEqual([["outcomeReason", "field.outcomeReason"]]);
  expect(faults({ outcome: "partly", outcomeReason: "缺少配件，下周补装。" })).toBeUndefined();
});
