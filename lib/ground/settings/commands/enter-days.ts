import "server-only";
import { command } from "@/lib/platform/command";
import { localDate } from "@/lib/platform/core/time-zone";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { settingVersions } from "../queries";
import { daysOfYear, withYear } from "../rules/month-table";
import { mayEnter } from "../rules/policy";
import { settingsAt } from "../rules/versions";
import { enterDaysInput, enteredOutput } from "../schema";
import { appendVersion, findDistrict, refuse } from "./record";

/**
 * The district's own holidays and make-up workdays of one year, and whether the year is complete.
 * It holds from today; open due times are corrected forward by the clocks, never back.
 */
export const enterDays = command({
  name: "setting.enterDays",
  input: enterDaysInput,
  output: enteredOutput,
  find: (scope) => findDistrict(scope),
  allow: (actor, place) => mayEnter(actor, place, ["calendar.days", "calendar.publishedYears"]),
  run: async (scope, place, input) => {
    const { year, days, note } = input;
    if (Object.keys(days).length !== Object.keys(daysOfYear(days, year)).length) {
      return refuse({ days: "settings.calendar.fault.otherYear" });
    }
    const today = localDate(scope.actor.now, scope.actor.tenant.timeZone);
    const settings = settingsAt(await settingVersions(scope), today);
    const own = settings["calendar.days"];
    const known = settings["calendar.publishedYears"];
    const isKnown = known.includes(year);
    const events: EventSpec[] = [];
    if (!sameDays(daysOfYear(own, year), days)) {
      const entry = { key: "calendar.days", value: withYear(own, year, days) } as const;
      const seen = input.daysVersion;
      events.push(await appendVersion(scope, place, { ...entry, seen, validFrom: today, note }));
    }
    if (isKnown !== (input.published === "on")) {
      const value = isKnown ? known.filter((each) => each !== year) : [...known, year];
      const entry = { key: "calendar.publishedYears", value } as const;
      const seen = input.yearsVersion;
      events.push(await appendVersion(scope, place, { ...entry, seen, validFrom: today, note }));
    }
    const [first] = events;
    if (first === undefined) return refuse({ days: "settings.calendar.fault.unchanged" });
    return { result: { id: first.subjectId }, events };
  },
});

function sameDays(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>) {
  const dates = Object.keys(a);
  return dates.length === Object.keys(b).length && dates.every((date) => a[date] === b[date]);
}
