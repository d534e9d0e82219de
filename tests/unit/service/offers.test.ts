import { describe, expect, test } from "vitest";
import {
  canChange,
  canOffer,
  repeatMax,
  shiftFault,
  timeOf,
  weeklyShifts,
} from "@/lib/affairs/service/rules/offers";
import { canSetKinds, postKinds } from "@/lib/affairs/service/rules/post-kinds";
import { hoursAndMinutes, recordFault } from "@/lib/affairs/service/rules/records";
import { roles, type ActorFacts, type Role } from "@/lib/platform/access/actor";
import { localInstant } from "@/lib/platform/core/time-zone";

const zone = "Asia/Shanghai";
const at = (text: string) => localInstant(text, zone);
const hour = 3_600_000;
const nobody = { personId: null, dutyId: null, areaId: null, organizationId: null, ticketId: null };
const as = (role: Role): ActorFacts => ({ ...nobody, role, lo: "", hi: "", now: 0 });

describe("posts", () => {
  test("the district renames, retires and adds; what it has not touched stays as shipped", () => {
    expect(postKinds([]).map(({ name }) => name)).toHaveLength(11);
    const retiredAt = new Date(0);
    const kinds = postKinds([
      { key: "legal", name: "法律咨询", retiredAt: null, version: 2 },
      { key: "care", name: "助老助残", retiredAt, version: 1 },
      { key: "lift", name: "电梯安全", retiredAt: null, version: 1 },
    ]);
    expect(kinds).toHaveLength(12);
    expect(kinds.find(({ key }) => key === "legal")).toEqual({
      key: "legal",
      name: "法律咨询",
      retired: false,
      version: 2,
    });
    expect(kinds.filter(({ retired }) => retired).map(({ key }) => key)).toEqual(["care"]);
    expect(kinds.at(-1)?.key).toBe("lift");
  });

  test("offered by communities, streets and the district's organization department, and by nobody else", () => {
    const offering = roles.filter((role) => canOffer(as(role)).ok);
    expect(offering.toSorted()).toEqual([
      "community_secretary",
      "district_org",
      "street_secretary",
    ]);
    expect(roles.filter((role) => canSetKinds(as(role)).ok)).toEqual(["district_org"]);
    expect(canChange(as("community_secretary"), { status: "open" }).ok).toBe(true);
    expect(canChange(as("community_secretary"), { status: "done" })).toMatchObject({
      ok: false,
      reason: "posts.ended",
    });
    expect(canChange(as("member"), { status: "open" }).ok).toBe(false);
  });
});

describe("shifts", () => {
  const now = at("2026-11-23T10:00");
  test.each([
    ["2026-11-23T19:00", "2026-11-23T21:00", null],
    ["2026-11-23T21:00", "2026-11-23T21:00", "endsBefore"],
    ["2026-11-23T19:00", "2026-11-24T19:01", "tooLong"],
    ["2026-11-23T10:00", "2026-11-23T11:00", "past"],
    ["2026-11-23T23:00", "2026-11-24T02:00", null],
  ] as const)("%s to %s: %s", (from, to, fault) => {
    expect(shiftFault(at(from), at(to), now)).toBe(fault);
  });

  test("repeat at the same time on the wall, each with its own limit to give it back", () => {
    const first = {
      startsAt: at("2026-11-24T19:00"),
      endsAt: at("2026-11-24T21:00"),
      cancelHours: 24,
    };
    const shifts = weeklyShifts(first, repeatMax, zone);
    expect(shifts).toHaveLength(12);
    expect(shifts[11]).toEqual({
      startsAt: at("2027-02-09T19:00"),
      endsAt: at("2027-02-09T21:00"),
      cancelUntil: at("2027-02-08T19:00"),
    });
    // Where summer time begins in between, the wall decides and not the distance.
    const berlin = "Europe/Berlin";
    const spring = localInstant("2027-03-24T19:00", berlin);
    const [, second] = weeklyShifts(
      { startsAt: spring, endsAt: spring + 2 * hour, cancelHours: 0 },
      1,
      berlin,
    );
    expect(second?.startsAt).toBe(localInstant("2027-03-31T19:00", berlin));
  });

  test.each([
    ["2026-11-27T17:59", "weekday"],
    ["2026-11-27T18:00", "weekday_evening"],
    ["2026-11-28T09:00", "weekend"],
    ["2026-11-29T23:30", "weekend_evening"],
    ["2026-11-30T00:30", "weekday"],
  ] as const)("%s is %s", (text, time) => {
    expect(timeOf(at(text), zone)).toBe(time);
  });
});

describe("minutes that a volunteer tells", () => {
  const shift = { startsAt: at("2026-11-23T19:00"), endsAt: at("2026-11-23T21:00") };
  const now = at("2026-11-23T21:30");
  test.each([
    ["2026-11-23T19:00", "2026-11-23T21:00", null],
    ["2026-11-23T18:30", "2026-11-23T21:15", null],
    ["2026-11-23T21:00", "2026-11-23T19:00", "endsBefore"],
    ["2026-11-23T20:00", "2026-11-23T22:00", "future"],
    ["2026-11-23T09:00", "2026-11-23T10:00", "otherTime"],
    ["2026-11-21T09:00", "2026-11-22T09:01", "tooLong"],
  ] as const)("%s to %s: %s", (from, to, fault) => {
    expect(recordFault({ startsAt: at(from), endsAt: at(to) }, shift, now)).toBe(fault);
  });

  test("a post has no hours of its own", () => {
    const told = { startsAt: at("2026-11-20T07:00"), endsAt: at("2026-11-20T08:00") };
    expect(recordFault(told, null, now)).toBeNull();
    expect(hoursAndMinutes(150)).toEqual({ hours: 2, minutes: 30 });
  });
});
