import { z } from "zod";
import { carriedJson, typedLine } from "@/lib/platform/core/form-fields";

import type { DayKind, Season } from "@/lib/platform/core/work-calendar";
import type { DurationUnit } from "@/lib/platform/core/duration";
import { groupOf } from "./rules/groups";
import type { ParameterUnit } from "./rules/parameter";
import type { CalendarMonth } from "./rules/month-table";
import { calendarDays } from "./rules/structures";
import { isSettingKey, type SettingKey } from "./rules/parameters";
import type { SettingGroup } from "./rules/groups";
import type { TypedValue } from "./rules/typed-value";

export const noteMax = 200;

/** Why a number changes; whoever asks in two years must understand it. */
const note = typedLine(noteMax, 4);

const versionSeen = z.coerce.number("field.invalid").int("field.invalid").min(0, "field.invalid");
const typed = z.string("field.invalid").max(30, "field.invalid").optional();

export const enterSettingInput = z.strictObject({
  areaId: z.uuid("field.choose"),
  key: z.string("field.choose").transform((key, context): SettingKey => {
    if (isSettingKey(key) && groupOf(key) !== null) return key;
    context.addIssue({ code: "custom", message: "field.choose" });
    return z.NEVER;
  }),
  /** How many versions the form had seen. */
  version: versionSeen,
  /** "no" goes back to what the layer above says. */
  own: z.enum(["yes", "no"], "field.choose").default("yes"),
  amount: typed,
  unit: typed,
  choice: typed,
  time: typed,
  response: typed,
  resolution: typed,
  satisfaction: typed,
  warnBelow: typed,
  min: typed,
  max: typed,
  warnAbove: typed,
  validFrom: z.iso.date("field.date"),
  note,
});

export type EnterSettingInput = z.infer<typeof enterSettingInput>;

const json = carriedJson(20_000, "field.tooLong");

/** The district's own days of one year, and whether that year is complete. */
export const enterDaysInput = z.strictObject({
  year: z.coerce.number("field.invalid").int("field.invalid").min(2000).max(2100),
  days: json.pipe(calendarDays),
  published: z.literal("on", "field.invalid").optional(),
  daysVersion: versionSeen,
  yearsVersion: versionSeen,
  note,
});

/** Working time through the year; the calendar says whether the seasons fit together. */
export const enterSeasonsInput = z.strictObject({
  seasons: json,
  version: versionSeen,
  validFrom: z.iso.date("field.date"),
  note,
});

export const enteredOutput = z.object({ id: z.string() });

/** Where a value comes from. */
export type SettingOrigin = "default" | "district" | "street";

export interface ParameterRow {
  key: SettingKey;
  name: string;
  about: string;
  /** In force today, in words; so are the others. */
  value: string;
  origin: SettingOrigin;
  /** The street's own value that does not bind harder than the district's, or null. */
  passedOver: string | null;
  planned: { validFrom: string; value: string | null }[];
  default: string;
  range: string;
  source: string;
  mayEnter: boolean;
}

/** The district, or the one street whose additions are shown. */
export interface SettingPlace {
  id: string;
  name: string;
  level: "district" | "street";
}

export interface SettingsPage {
  place: SettingPlace;
  groups: { group: SettingGroup; rows: ParameterRow[] }[];
  /** The next year whose holidays are unknown, when due times may already reach it. */
  unpublishedYear: number | null;
}

export interface SettingVersionRow {
  version: number;
  /** Null: went back to the layer above. */
  value: string | null;
  validFrom: string;
  note: string;
  enteredAt: Date;
  enteredName: string;
  inForce: boolean;
}

export interface SettingDetail {
  place: SettingPlace;
  row: ParameterRow;
  unit: ParameterUnit;
  units: DurationUnit[];
  options: string[];
  /** What the fields show at the start. */
  typed: TypedValue;
  /** What holds without an own value: the platform's default or the district's value. */
  above: string;
  version: number;
  history: SettingVersionRow[];
  streets: { name: string; value: string; validFrom: string; passedOver: boolean }[];
  today: string;
  timeZone: string;
  now: number;
}

export interface CalendarPage {
  place: SettingPlace;
  year: number;
  months: readonly CalendarMonth[];
  /** The district's own days of the year. */
  own: Readonly<Record<string, DayKind>>;
  /** Whose word says that the year's holidays are known; null: due times in it are provisional. */
  published: "national" | "district" | null;
  /** Date of the national notice, where this release has it. */
  noticeOf: string | null;
  unpublishedYear: number | null;
  seasons: readonly Season[];
  plannedSeasons: string[];
  versions: { days: number; years: number; seasons: number };
  history: (SettingVersionRow & { name: string })[];
  today: string;
  timeZone: string;
  now: number;
}
