import { describe, expect, test } from "vitest";
import { formatDate, formatDateTime, isoLocal } from "@/lib/platform/i18n/time";

const zone = "Asia/Shanghai";
const at = Date.UTC(2026, 10, 22, 6, 5);

describe("times as people read them", () => {
  test("with the year, unless now shares it", () => {
    expect(formatDateTime(at, zone)).toBe("2026年11月22日 14:05");
    expect(formatDateTime(at, zone, Date.UTC(2026, 0, 5))).toBe("11月22日 14:05");
    expect(formatDateTime(at, zone, Date.UTC(2027, 0, 5))).toBe("2026年11月22日 14:05");
    expect(formatDate(new Date(at), zone)).toBe("2026年11月22日");
    expect(formatDate(new Date(at), zone, at)).toBe("11月22日");
  });

  test("midnight is 00:00 of the new day, and the year turns in the zone", () => {
    const newYear = Date.UTC(2026, 11, 31, 16, 0);
    expect(formatDateTime(newYear, zone)).toBe("2027年1月1日 00:00");
    expect(formatDateTime(newYear, zone, at)).toBe("2027年1月1日 00:00");
    expect(formatDate(newYear, "UTC", at)).toBe("12月31日");
  });

  test("a local time for a form field", () => {
    expect(isoLocal(at, zone)).toBe("2026-11-22T14:05");
    expect(isoLocal(Date.UTC(2026, 11, 31, 16, 0), zone)).toBe("2027-01-01T00:00");
  });
});
