import { expect, test } from "vitest";
import {
  NaiveCalendar,
  officialMakeUp,
  officialOff,
  type Limit,
} from "@/tests/proofs/tickets/naive-calendar";

// The calendar that judges the product in the proofs is itself compared with days counted by hand
// on a wall calendar.

const usual = new NaiveCalendar({
  windows: () => ["09:00-12:00", "14:00-18:00"],
  off: officialOff,
  makeUp: officialMakeUp,
  published: new Set([2024, 2025, 2026]),
});
const at = (wall: string) => Date.parse(`${wall}:00+08:00`);

test.each<[string, number, Limit["unit"], string]>([
  // 春节 2025: Sunday the 26th is worked, 28 January to 4 February is not, Saturday 8 February is.
  ["2025-01-24T10:00", 1, "work_day", "2025-01-26T18:00"],
  ["2025-01-24T10:00", 3, "work_day", "2025-02-05T18:00"],
  ["2025-01-27T17:00", 2, "work_hour", "2025-02-05T10:00"],
  ["2025-02-07T16:30", 1, "work_day", "2025-02-08T18:00"],
  ["2025-01-24T10:00", 5, "day", "2025-02-05T18:00"],
  // 国庆 2025: Sunday 28 September is worked, 1 to 8 October is not, Saturday 11 October is.
  ["2025-09-26T11:00", 4, "work_day", "2025-10-09T18:00"],
  ["2025-09-30T12:30", 5, "work_hour", "2025-10-09T10:00"],
  ["2025-10-10T09:00", 2, "work_day", "2025-10-13T18:00"],
  // 春节 2026: Saturday the 14th is worked, 15 to 23 February is not, Saturday the 28th is.
  ["2026-02-13T17:00", 1, "work_day", "2026-02-14T18:00"],
  ["2026-02-13T17:00", 7, "work_day", "2026-03-02T18:00"],
  ["2026-02-14T18:00", 1, "work_hour", "2026-02-24T10:00"],
  ["2026-02-10T08:00", 7, "day", "2026-02-24T18:00"],
  // 国庆 2026: Sunday 20 September is worked, 1 to 7 October is not, Saturday 10 October is.
  ["2026-09-18T23:50", 1, "work_day", "2026-09-20T18:00"],
  ["2026-09-30T14:00", 3, "work_day", "2026-10-10T18:00"],
  ["2026-09-30T17:59", 24, "hour", "2026-10-01T17:59"],
  ["2026-09-30T17:59", 30, "minute", "2026-09-30T18:29"],
])("from %s, %i %s is over at %s", (from, value, unit, end) => {
  expect(wall(usual.end(at(from), { value, unit }))).toBe(end);
});

test("work between two instants is what people worked", () => {
  expect(usual.workBetween(at("2026-09-30T11:00"), at("2026-10-08T09:30"))).toBe(60 + 240 + 30);
  expect(usual.workBetween(at("2025-10-01T00:00"), at("2025-10-09T09:00"))).toBe(0);
});

test("a day is open while the notice that decides on it is not out", () => {
  expect(usual.isOpen(at("2026-12-10T10:00"), at("2026-12-24T18:00"))).toBe(false);
  expect(usual.isOpen(at("2026-12-18T10:00"), at("2026-12-25T18:00"))).toBe(true);
});

function wall(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
}
