import { describe, expect, test } from "vitest";
import {
  arrivalFault,
  arriveBy,
  canDoOnResponse,
  responseStatuses,
  responseVerbs,
  statusAtEnd,
} from "@/lib/affairs/whistles/rules/whistle";
import { calendarOf } from "@/lib/ground/settings/rules/calendar";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { everyRole } from "@/tests/unit/tickets/rules/cases";

const settings = resolveSettings([]);
const clockwork = { settings, calendar: calendarOf(settings) };

describe("until when the departments are to be there", () => {
  test("an emergency runs through the night", () => {
    const night = Date.parse("2026-02-17T23:50:00+08:00");
    expect(arriveBy("emergency", night, clockwork).at).toBe(
      Date.parse("2026-02-18T00:20:00+08:00"),
    );
  });

  test("anything else ends with the working time of the next working day", () => {
    const friday = Date.parse("2026-11-20T15:00:00+08:00");
    expect(arriveBy("demand", friday, clockwork).at).toBe(Date.parse("2026-11-23T18:00:00+08:00"));
  });
});

test("each cell of verb, status and role", () => {
  const open = Object.entries(responseVerbs).flatMap(([verb, { from, by }]) =>
    from.flatMap((status) => by.map((role) => `${verb} ${status} ${role}`)),
  );
  const verbs = ["arrive", "acknowledge", "refuse", "leave"] as const;
  const found = verbs.flatMap((verb) =>
    responseStatuses.flatMap((status) =>
      everyRole.flatMap((actor) =>
        canDoOnResponse(actor, verb, { status }).ok ? `${verb} ${status} ${actor.role}` : [],
      ),
    ),
  );
  expect(found.sort()).toEqual(open.sort());
});

test("whoever is there when the street confirms is done, whoever is not was absent", () => {
  expect(responseStatuses.map((status) => statusAtEnd(status, "confirm"))).toEqual([
    "absent",
    "absent",
    "refused",
    "done",
    "left",
    "done",
    "absent",
    "cancelled",
  ]);
});

test("an arrival is neither before the call nor ahead of now", () => {
  expect(arrivalFault(99, { calledAt: 100, now: 200 })).toBe("beforeCall");
  expect(arrivalFault(201, { calledAt: 100, now: 200 })).toBe("inFuture");
  expect(arrivalFault(150, { calledAt: 100, now: 200 })).toBeNull();
});
