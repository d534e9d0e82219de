import { describe, expect, test } from "vitest";
import {
  dispatchInput,
  reclassifyInput,
  reportInput,
  requestReturnInput,
} from "@/lib/affairs/tickets/schema";
import { closeInput, rateInput, withdrawInput } from "@/lib/affairs/tickets/schema/endings";

const id = "019ab1c4-7d52-7c3e-9b1a-000000000001";

describe("what comes in at the door", () => {
  test("is cleaned, counted as people count, and normalized", () => {
    const { text, phone, name } = reportInput.parse({
      text: "  楼道\u200b里的灯坏了👨‍👩‍👧。\r\n\r\n\r\n请修。 ",
      categoryId: id,
      areaId: id,
      phone: "138 1234 5678",
      name: " 王  小明 ",
    });
    expect(text).toBe("  楼道里的灯坏了👨‍👩‍👧。\n\n请修。");
    expect([phone, name]).toEqual(["13812345678", "王 小明"]);
  });

  test("has bounds", () => {
    const base = { categoryId: id, areaId: id };
    expect(reportInput.safeParse({ ...base, text: "灯坏" }).success).toBe(false);
    expect(reportInput.safeParse({ ...base, text: "灯".repeat(1000) }).success).toBe(true);
    expect(reportInput.safeParse({ ...base, text: "灯".repeat(1001) }).success).toBe(false);
    expect(reportInput.safeParse({ ...base, text: "楼道里的灯坏了", phone: "12" }).success).toBe(
      false,
    );
    expect(reportInput.safeParse({ ...base, text: "楼道里的灯坏了", admin: "1" }).success).toBe(
      false,
    );
    expect(reportInput.safeParse({ ...base, text: "楼道里的灯坏了", photos: ["x"] }).success).toBe(
      false,
    );
  });

  test("names every fault by a key of the field", () => {
    const { error } = dispatchInput.safeParse({ id, version: "0", urgency: "now", task: "" });
    const faults = error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(faults?.sort()).toEqual([
      "organizationId field.choose",
      "task field.required",
      "task field.tooShort", // the door tells the first of each field
      "urgency field.choose",
      "version field.invalid",
    ]);
  });

  test("'not our duty' needs its reference", () => {
    const request = {
      id,
      version: 1,
      reasonCode: "not_our_duty",
      text: "不属于本单位的职责范围内。",
    };
    expect(requestReturnInput.safeParse(request).error?.issues[0]?.path).toEqual(["reference"]);
    expect(requestReturnInput.safeParse({ ...request, reference: "清单3" }).success).toBe(true);
    expect(requestReturnInput.safeParse({ ...request, reasonCode: "duplicate" }).success).toBe(
      true,
    );
  });

  test("lists are closed", () => {
    const close = { id, version: 1, text: "已经解决了。" };
    expect(closeInput.safeParse({ ...close, outcome: "solved" }).success).toBe(true);
    expect(closeInput.safeParse({ ...close, outcome: "unrated" }).success).toBe(false);
    const rating = { contacted: "yes", solved: "yes", satisfied: "basically" };
    expect(rateInput.safeParse(rating).success).toBe(true);
    expect(rateInput.safeParse({ ...rating, satisfied: "very" }).success).toBe(false);
    expect(withdrawInput.safeParse({}).success).toBe(false);
    expect(
      reclassifyInput.safeParse({ id, version: 1, categoryId: id, complainedId: "" }).success,
    ).toBe(true);
  });
});
