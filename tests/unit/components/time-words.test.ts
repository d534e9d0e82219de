import { describe, expect, it } from "vitest";
import {
  clockText,
  dayText,
  daysBetween,
  fullTime,
  shortTime,
  spanText,
} from "@/components/ui/time-words";

const now = "2026-01-01T02:00:00Z"; // 10:00 on New Year's Day in Beijing

describe("times in Beijing, whatever the machine's zone", () => {
  it("writes the full time with its day in Beijing", () => {
    expect(fullTime("2025-12-31T16:05:00Z")).toBe("2026-01-01 00:05");
    expect(clockText("2025-12-31T15:59:59Z")).toBe("23:59");
    expect(dayText("2025-12-31T15:59:59Z")).toBe("2025-12-31");
  });

  it("counts days on the calendar, not in hours", () => {
    expect(daysBetween(now, "2025-12-31T15:59:59Z")).toBe(-1);
    expect(daysBetween(now, "2025-12-31T16:00:00Z")).toBe(0);
    expect(daysBetween("2026-02-28T00:00:00Z", "2026-03-01T00:00:00Z")).toBe(1);
    expect(daysBetween("2028-02-28T00:00:00Z", "2028-03-01T00:00:00Z")).toBe(2);
  });

  it.each([
    ["2026-01-01T06:05:00Z", "今天 14:05"],
    ["2025-12-31T01:30:00Z", "昨天 09:30"],
    ["2026-01-02T01:30:00Z", "明天 09:30"],
    ["2026-03-02T08:20:00Z", "03-02 16:20"],
    ["2025-11-02T08:20:00Z", "2025-11-02 16:20"],
  ])("says %s as %s", (iso, text) => {
    expect(shortTime(iso, now)).toBe(text);
  });
});

describe("spans", () => {
  it.each([
    [0, "0 分钟"],
    [59 * 60_000, "59 分钟"],
    [60 * 60_000, "1 小时"],
    [80 * 60_000, "1 小时 20 分钟"],
    [200 * 60_000, "3 小时"],
    [24 * 3_600_000, "1 天"],
    [-51 * 3_600_000, "2 天 3 小时"],
  ])("%d ms is %s", (milliseconds, text) => {
    expect(spanText(milliseconds)).toBe(text);
  });
});
