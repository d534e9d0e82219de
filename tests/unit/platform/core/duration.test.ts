import { describe, expect, it } from "vitest";

import { durationText, parseDuration } from "@/lib/platform/core/duration";

describe("durations", () => {
  it.each([
    ["7 work_day", { value: 7, unit: "work_day" }],
    [" 30minute ", { value: 30, unit: "minute" }],
    ["0 work_hour", { value: 0, unit: "work_hour" }],
  ])("reads %j", (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  it.each(["", "7", "day", "7 days", "-1 day", "1.5 day", "7 week", "9999999 day"])(
    "does not read %j",
    (text) => {
      expect(parseDuration(text)).toBeNull();
    },
  );

  it("writes what it reads", () => {
    expect(durationText({ value: 24, unit: "hour" })).toBe("24 hour");
  });
});
