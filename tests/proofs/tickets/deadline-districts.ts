import type pg from "pg";
import type { World } from "@/tests/support/world";
import {
  datesFrom,
  NaiveCalendar,
  officialMakeUp,
  officialOff,
  type Limit,
} from "./naive-calendar";

/** One district of the proof: what its settings say, and the same told to the naive calendar. */
export interface ProofDistrict {
  settings: Readonly<Record<string, unknown>>;
  limits: Readonly<Record<"urgent" | "routine" | "key", { resolve: Limit; accept: Limit }>>;
  contact: Limit;
  redo: Limit;
  /** In what an extension is counted. */
  extension: Limit["unit"];
  calendar: NaiveCalendar;
}

const published = new Set([2024, 2025, 2026]);
const official = { off: officialOff, makeUp: officialMakeUp, published };

/** As the product comes: nothing entered. */
const usual: ProofDistrict = {
  settings: {},
  limits: {
    urgent: { resolve: { value: 24, unit: "hour" }, accept: { value: 30, unit: "minute" } },
    routine: { resolve: { value: 7, unit: "work_day" }, accept: { value: 24, unit: "hour" } },
    key: { resolve: { value: 15, unit: "work_day" }, accept: { value: 24, unit: "hour" } },
  },
  contact: { value: 1, unit: "work_day" },
  redo: { value: 3, unit: "work_day" },
  extension: "work_day",
  calendar: new NaiveCalendar({ windows: () => ["09:00-12:00", "14:00-18:00"], ...official }),
};

/** In the west: Beijing time, late hours, other ones from 1 October; natural days and work hours. */
const summer = ["10:00-14:00", "16:00-20:00"];
const winter = ["10:00-14:00", "15:30-19:30"];
const western: ProofDistrict = {
  settings: {
    "calendar.seasons": [
      { fromMonthDay: "05-01", toMonthDay: "09-30", windows: summer.map(windowOf) },
      { fromMonthDay: "10-01", toMonthDay: "04-30", windows: winter.map(windowOf) },
    ],
    "sla.resolve.urgent": { value: 12, unit: "work_hour" },
    "sla.resolve.routine": { value: 7, unit: "day" },
    "sla.resolve.key": { value: 20, unit: "day" },
    "sla.accept.routine": { value: 4, unit: "hour" },
    "sla.firstContact": { value: 6, unit: "work_hour" },
    "extension.maxDays": { value: 10, unit: "day" },
    "redo.limit": { value: 5, unit: "day" },
  },
  limits: {
    urgent: { resolve: { value: 12, unit: "work_hour" }, accept: { value: 30, unit: "minute" } },
    routine: { resolve: { value: 7, unit: "day" }, accept: { value: 4, unit: "hour" } },
    key: { resolve: { value: 20, unit: "day" }, accept: { value: 24, unit: "hour" } },
  },
  contact: { value: 6, unit: "work_hour" },
  redo: { value: 5, unit: "day" },
  extension: "day",
  calendar: new NaiveCalendar({
    windows: (monthDay) => (monthDay >= "05-01" && monthDay <= "09-30" ? summer : winter),
    ...official,
  }),
};

/** A day in three pieces, and days of the district's own: it makes up on a Sunday, not on the Saturday. */
const pieces = ["08:00-11:30", "13:00-15:00", "15:20-18:10"];
const split: ProofDistrict = {
  settings: {
    "calendar.seasons": [
      { fromMonthDay: "01-01", toMonthDay: "12-31", windows: pieces.map(windowOf) },
    ],
    "calendar.days": {
      "2025-10-09": "holiday",
      "2025-10-11": "holiday",
      "2025-10-12": "workday",
      "2026-02-24": "holiday",
      "2026-09-28": "holiday",
    },
    "sla.resolve.urgent": { value: 2, unit: "work_day" },
    "sla.resolve.routine": { value: 5, unit: "work_day" },
    "sla.resolve.key": { value: 10, unit: "work_day" },
    "sla.accept.key": { value: 40, unit: "minute" },
    "sla.firstContact": { value: 16, unit: "work_hour" },
  },
  limits: {
    urgent: { resolve: { value: 2, unit: "work_day" }, accept: { value: 30, unit: "minute" } },
    routine: { resolve: { value: 5, unit: "work_day" }, accept: { value: 24, unit: "hour" } },
    key: { resolve: { value: 10, unit: "work_day" }, accept: { value: 40, unit: "minute" } },
  },
  contact: { value: 16, unit: "work_hour" },
  redo: { value: 3, unit: "work_day" },
  extension: "work_day",
  calendar: new NaiveCalendar({
    windows: () => pieces,
    off: new Set([...officialOff, "2025-10-09", "2026-02-24", "2026-09-28"]),
    makeUp: new Set([...officialMakeUp, "2025-10-12"].filter((date) => date !== "2025-10-11")),
    published,
  }),
};
export const proofDistricts: readonly ProofDistrict[] = [usual, western, split];

/** Two 春节 and two 国庆, from the make-up day before to the make-up day after. */
const periods: readonly (readonly [string, string])[] = [
  ["2025-01-20", "2025-02-10"],
  ["2025-09-22", "2025-10-13"],
  ["2026-02-07", "2026-03-02"],
  ["2026-09-16", "2026-10-12"],
];
const times = ["10:17", "12:30", "09:00", "18:00", "23:59", "16:41", "00:00", "19:10", "14:00"];

/** Every day of the periods, twice, at hours in and out of work. */
export function dispatchTimes(): number[] {
  const dates = periods.flatMap(([first, last]) => datesFrom(first, last));
  return dates.flatMap((date, n) =>
    [times[(2 * n) % times.length], times[(2 * n + 1) % times.length]]
      .map((time) => Date.parse(`${date}T${time ?? ""}:00+08:00`))
      .sort((one, other) => one - other),
  );
}

/** In place of all it had: as the settings screen of the district stores it, in force since long ago. */
export async function enterSettings(
  admin: pg.Pool,
  world: World,
  settings: ProofDistrict["settings"],
): Promise<void> {
  const client = await admin.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await client.query("delete from setting where tenant_id = $1", [world.tenantId]);
    for (const [key, value] of Object.entries(settings)) {
      await client.query(
        `insert into setting (tenant_id, id, key, value, area_id, path, version, valid_from, note, entered_at, entered_name)
         values ($1, gen_random_uuid(), $2, $3, $4, $5, 1, '2020-01-01', '', '2020-01-01', 't')`,
        [world.tenantId, key, JSON.stringify(value), world.areas["district"]?.id, world.root],
      );
    }
    await client.query("commit");
  } finally {
    client.release();
  }
}

function windowOf(text: string): { from: string; to: string } {
  const [from = "", to = ""] = text.split("-");
  return { from, to };
}
