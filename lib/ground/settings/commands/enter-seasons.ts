import "server-only";
import { command } from "@/lib/platform/command";
import { mayEnter } from "../rules/policy";
import { calendarSeasons, faultOfSeasons } from "../rules/structures";
import { enteredOutput, enterSeasonsInput } from "../schema";
import { appendVersion, findDistrict, refuse, refusePast } from "./record";

/** New working hours of the district, from a day on. */
export const enterSeasons = command({
  name: "setting.enterSeasons",
  input: enterSeasonsInput,
  output: enteredOutput,
  find: (scope) => findDistrict(scope),
  allow: (actor, place) => mayEnter(actor, place, ["calendar.seasons"]),
  run: async (scope, place, input) => {
    const { version, validFrom, note } = input;
    refusePast(scope, validFrom);
    const fault = faultOfSeasons(input.seasons);
    if (fault !== null) return refuse({ seasons: `settings.calendar.fault.${fault}` });
    const value = calendarSeasons.parse(input.seasons);
    const entry = { key: "calendar.seasons", value, seen: version, validFrom, note } as const;
    const event = await appendVersion(scope, place, entry);
    return { result: { id: event.subjectId }, events: [event] };
  },
});
