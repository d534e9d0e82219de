import { describe, expect, test } from "vitest";
import {
  closingFault,
  composition,
  rangesFor,
  seatFault,
} from "@/lib/affairs/councils/rules/composition";
import type { SeatKind } from "@/lib/affairs/councils/rules/seats";

const ranges = { fullTimeMax: 2, partTimeMin: 7, partTimeMax: 9 };

function seats(kinds: readonly SeatKind[], more: Partial<Record<string, boolean>> = {}) {
  return kinds.map((kind) => ({ kind, filled: true, hasPaper: true, unitOpen: true, ...more }));
}
const part = (count: number) => Array.from({ length: count }, (): SeatKind => "part_time");
const whole: SeatKind[] = ["first_secretary", "secretary", "full_time", ...part(7)];

function unmet(list: ReturnType<typeof seats>, limits: typeof ranges | null = ranges) {
  return composition(list, limits)
    .filter(({ met }) => !met)
    .map(({ rule }) => rule);
}

describe("the rules of DOMAIN §5.1", () => {
  test("a whole council meets them all", () => {
    expect(unmet(seats(whole))).toEqual([]);
  });

  test("each rule is found not met", () => {
    expect(unmet(seats(["full_time", ...part(7)]))).toEqual(["secretary"]);
    expect(unmet(seats([...whole, "secretary"]))).toEqual(["secretary"]);
    expect(unmet(seats([...whole, "first_secretary"]))).toEqual(["firstSecretary"]);
    expect(unmet(seats(["secretary", ...part(7)]))).toEqual(["fullTime"]);
    expect(unmet(seats([...whole, "full_time", "full_time"]))).toEqual(["fullTime"]);
    expect(unmet(seats(["secretary", "full_time", ...part(6)]))).toEqual(["partTime"]);
    expect(unmet(seats(["secretary", "full_time", ...part(10)]))).toEqual(["partTime"]);
    expect(unmet(seats(whole, { hasPaper: false }))).toEqual(["papers"]);
    expect(unmet(seats(whole, { unitOpen: false }))).toEqual(["units"]);
  });

  test("an empty seat counts for nothing but as a seat", () => {
    expect(unmet(seats(whole, { filled: false }))).toEqual(["secretary", "fullTime", "partTime"]);
  });

  test("a district's joint council has as many members as it needs", () => {
    expect(rangesFor("district", ranges)).toBeNull();
    expect(unmet(seats(["secretary", ...part(30)]), null)).toEqual([]);
    expect(seatFault("part_time", seats(part(30)), null)).toBeNull();
  });

  test("which seat may be added", () => {
    const given = seats(whole);
    expect(seatFault("secretary", given, ranges)).toBe("council.secondSecretary");
    expect(seatFault("first_secretary", given, ranges)).toBe("council.secondFirst");
    expect(seatFault("first_secretary", seats(["secretary"]), ranges)).toBeNull();
    expect(seatFault("full_time", given, ranges)).toBeNull();
    expect(seatFault("full_time", seats([...whole, "full_time"]), ranges)).toBe(
      "council.fullTimeFull",
    );
    expect(seatFault("part_time", given, ranges)).toBeNull();
    expect(seatFault("part_time", seats(part(9)), ranges)).toBe("council.partTimeFull");
    expect(seatFault("deputy", given, ranges)).toBeNull();
  });

  test("which seat may be closed", () => {
    const given = seats(whole);
    expect(closingFault("secretary", given, "community")).toBe("council.lastSecretary");
    expect(closingFault("full_time", given, "community")).toBe("council.lastFullTime");
    expect(closingFault("full_time", given, "district")).toBeNull();
    expect(closingFault("full_time", seats([...whole, "full_time"]), "street")).toBeNull();
    expect(closingFault("part_time", given, "community")).toBeNull();
  });
});
