import type { DayKind, Season } from "@/lib/platform/core/work-calendar";

import { choiceParameter, structureParameter } from "../parameter";
import { calendarDays, calendarSeasons, calendarYears } from "../structures";

/** When a district works. A street has no calendar of its own: its offices keep the district's. */
export const calendarParameters = {
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
} as const;
