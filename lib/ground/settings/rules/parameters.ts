import type { DayKind, Season } from "@/lib/platform/core/work-calendar";

import {
  choiceParameter,
  countParameter,
  durationParameter,
  factorParameter,
  structureParameter,
  type Parameter,
} from "./parameter";
import {
  calendarDays,
  calendarSeasons,
  calendarYears,
  householdRange,
  rateWeights,
  type HouseholdRange,
  type RateWeights,
} from "./structures";

/**
 * The numbers of a tenant. No national rule fixes them (every city writes its own measures), so each
 * has a default, its bounds, and the source of both. `source` speaks of published rules by name;
 * `design` marks a value chosen here.
 */
const parameters = {
  // All of China keeps Beijing time by law. A district in the west shifts its hours, not its zone.
  "calendar.timeZone": choiceParameter("Asia/Shanghai", ["Asia/Shanghai"], "design"),
  "calendar.seasons": structureParameter<readonly Season[]>(
    [
      {
        fromMonthDay: "01-01",
        toMonthDay: "12-31",
        windows: [
          { from: "09:00", to: "12:00" },
          { from: "14:00", to: "18:00" },
        ],
      },
    ],
    calendarSeasons,
    "calendar",
    "design",
  ),
  // Regional holidays (in Xinjiang the two festivals of its people), local make-up workdays, and a
  // yearly notice that came out after this release.
  "calendar.days": structureParameter<Readonly<Record<string, DayKind>>>(
    {},
    calendarDays,
    "calendar",
    "design",
  ),
  "calendar.publishedYears": structureParameter<readonly number[]>(
    [],
    calendarYears,
    "calendar",
    "design",
  ),

  "sla.firstContact": durationParameter(
    1,
    "work_day",
    { hour: [2, 48], work_hour: [2, 16], work_day: [1, 2] },
    "XY-12345",
  ),
  "sla.accept.urgent": durationParameter(
    30,
    "minute",
    { minute: [10, 2880], hour: [1, 48] },
    "design",
  ),
  "sla.accept.routine": durationParameter(24, "hour", { minute: [10, 2880], hour: [1, 48] }, "ZGE"),
  "sla.accept.key": durationParameter(24, "hour", { minute: [10, 2880], hour: [1, 48] }, "ZGE"),
  "sla.resolve.urgent": durationParameter(
    24,
    "hour",
    { minute: [30, 4320], hour: [1, 72], work_hour: [1, 24], day: [1, 3], work_day: [1, 3] },
    "design",
  ),
  "sla.resolve.routine": durationParameter(
    7,
    "work_day",
    { day: [5, 15], work_day: [5, 15] },
    "WQ, JN-12345 art. 24",
  ),
  "sla.resolve.key": durationParameter(
    15,
    "work_day",
    { day: [10, 60], work_day: [10, 60] },
    "design",
  ),

  // Half a working day, the least that is allowed, is written as four working hours.
  "return.window": durationParameter(
    2,
    "work_day",
    { work_hour: [4, 40], work_day: [1, 5] },
    "SD-2020",
  ),
  "return.maxPerUnit": countParameter(1, [0, 2], "times", "design"),

  "extension.maxTimes": countParameter(1, [0, 2], "times", "SD-2020"),
  "extension.maxDays": durationParameter(
    10,
    "work_day",
    { day: [3, 30], work_day: [3, 30] },
    "SD-2020",
  ),
  // How long before the due time an extension must be asked for; 0 means at any time before it.
  "extension.applyBefore": durationParameter(
    0,
    "work_hour",
    { work_hour: [0, 40], work_day: [0, 5] },
    "BJ-JSJB art. 15(2)",
  ),

  // When the centre calls back: at the due time, or already one workday after the resolution.
  "callback.rule": choiceParameter(
    "next-work-day-or-due",
    ["next-work-day-or-due", "at-due"],
    "BJ-JSJB art. 23",
  ),
  // How long a resident has for a rating after the call-back is due; then the ticket closes unrated.
  "callback.unratedCloseAfter": durationParameter(
    7,
    "day",
    { day: [3, 30], work_day: [3, 20] },
    "design",
  ),

  "redo.limit": durationParameter(3, "work_day", { day: [1, 7], work_day: [1, 7] }, "XY-12345"),
  "reopen.window": durationParameter(30, "day", { day: [7, 90] }, "design"),
  "recall.window": durationParameter(30, "minute", { minute: [5, 120] }, "design"),

  "rates.weights": structureParameter<RateWeights>(
    { response: 30, resolution: 35, satisfaction: 35 },
    rateWeights,
    "percent",
    "ZGE",
  ),
  // A rate over fewer cases says nothing and may point at a person.
  "rates.minN": countParameter(10, [5, 1000], "cases", "design"),
  "rates.basicSatisfiedWeight": factorParameter(1, [0.6, 1], "design"),

  "grid.householdRange": structureParameter<HouseholdRange>(
    { warnBelow: 200, min: 300, max: 500, warnAbove: 600 },
    householdRange,
    "households",
    "ZS-WG art. 9",
  ),
} as const;

export type SettingKey = keyof typeof parameters;

/** The numbers of one tenant: defaults with its own values over them. */
export type Settings = {
  readonly [Key in SettingKey]: (typeof parameters)[Key] extends Parameter<infer Value>
    ? Value
    : never;
};

/** The same catalogue, as the functions see it that work for any key. */
export const catalogue: { readonly [Key in SettingKey]: Parameter<Settings[Key]> } = parameters;

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(parameters, key);
}
