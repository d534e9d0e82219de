import { describe, expect, it } from "vitest";

import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import { instantAt, isTimeZone, localDate, offsetAt } from "@/lib/platform/core/time-zone";

const hour = 3_600_000;

describe("time zones", () => {
  it.each([
    ["Asia/Shanghai", "2025-10-01T00:00Z", 8],
    // China had summer time from 1986 to 1991.
    ["Asia/Shanghai", "1990-07-01T00:00Z", 9],
    ["America/New_York", "2025-07-01T00:00Z", -4],
    ["America/New_York", "2025-03-09T06:59Z", -5],
    ["America/New_York", "2025-03-09T07:01Z", -4],
    ["Asia/Kathmandu", "2025-03-09T07:01Z", 5.75],
    ["UTC", "2025-03-09T07:01Z", 0],
  ])("%s at %s is %d hours ahead", (zone, at, hours) => {
    expect(offsetAt(Date.parse(at), zone)).toBe(hours * hour);
  });

  it.each([
    ["2025-12-31T15:59:59Z", "2025-12-31"],
    ["2025-12-31T16:00:00Z", "2026-01-01"],
  ])("%s is %s in Shanghai", (at, date) => {
    expect(localDate(Date.parse(at), "Asia/Shanghai")).toBe(date);
  });

  it.each([
    ["Asia/Shanghai", "2025-10-01", 9 * 60, "2025-10-01T01:00:00Z"],
    ["Asia/Shanghai", "2025-10-01", 1440, "2025-10-01T16:00:00Z"],
    ["America/New_York", "2025-03-09", 60, "2025-03-09T06:00:00Z"],
    // 02:30 does not exist on this day: half an hour after the gap.
    ["America/New_York", "2025-03-09", 150, "2025-03-09T07:30:00Z"],
    ["America/New_York", "2025-03-09", 240, "2025-03-09T08:00:00Z"],
    // 01:30 comes twice on this day: the first.
    ["America/New_York", "2025-11-02", 90, "2025-11-02T05:30:00Z"],
    ["America/New_York", "2025-11-02", 180, "2025-11-02T08:00:00Z"],
  ])("in %s, %s minute %i is %s", (zone, date, minute, at) => {
    expect(instantAt(dayNumberOf(date) ?? 0, minute, zone)).toBe(Date.parse(at));
  });

  it("knows which names are zones", () => {
    expect(isTimeZone("Asia/Shanghai")).toBe(true);
    expect(isTimeZone("Asia/Gezhi")).toBe(false);
  });
});
