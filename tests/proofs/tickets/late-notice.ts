import { scan } from "@/tests/support/clocks";
import type { Stage } from "@/tests/support/commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { ProofDistrict } from "./deadline-districts";
import { Matter, minute, type Act, type Book, type Commands } from "./due-matter";
import { datesFrom, NaiveCalendar, officialMakeUp, officialOff } from "./naive-calendar";

/**
 * Orders of the last weeks of 2026, when nothing of 2027 is published, and what was moved of them:
 * provisional, then corrected when the district enters the year, and only forward.
 */
export async function lateNotice(
  database: TestDatabase,
  { commands, book, few }: { commands: Commands; book: Book; few: boolean },
  { stage, district }: { stage: Stage; district: ProofDistrict },
): Promise<void> {
  const starts = datesFrom("2026-12-14", "2026-12-31")
    .flatMap((date) => ["T09:30", "T16:20"].map((time) => Date.parse(`${date}${time}:00+08:00`)))
    .filter((_start, n) => !few || n % 3 === 2);
  // By weekdays, as long as nobody knows better; routine matters, seven working days.
  const matters = starts.map((start) => ({
    start,
    matter: new Matter({ stage, district }, commands, book, 0),
  }));
  const script = matters.flatMap(({ start, matter }, n) =>
    lateScriptOf(start, n).map(({ time, act }) => ({ time, act: () => act(matter) })),
  );
  for (const { time, act } of script.sort((one, other) => one.time - other.time)) {
    await database.freeze(new Date(time));
    await act();
  }
  const days = { "2027-01-01": "holiday", "2027-01-04": "holiday", "2027-01-05": "holiday" };
  const madeUp = { "2026-12-27": "workday", "2027-01-09": "workday" };
  for (const [year, entered] of [
    [2026, { "2026-12-27": madeUp["2026-12-27"] }],
    [2027, { ...days, "2027-01-09": madeUp["2027-01-09"] }],
  ] as const) {
    await execute(
      must(commands.get("setting.enterDays")),
      await stage.as("admin"),
      {
        year: String(year),
        days: JSON.stringify(entered),
        published: "on",
        daysVersion: year === 2026 ? "0" : "1",
        yearsVersion: year === 2026 ? "0" : "1",
        note: "按放假通知录入。",
      },
      newId(),
    );
  }
  await scan(stage);
  const known = new NaiveCalendar({
    windows: () => ["09:00-12:00", "14:00-18:00"],
    off: new Set([...officialOff, ...Object.keys(days)]),
    makeUp: new Set([...officialMakeUp, ...Object.keys(madeUp)]),
    published: new Set([2024, 2025, 2026, 2027]),
  });
  for (const { matter, start } of matters) {
    await matter.compareCorrected(start, known);
    book.compareFlag("certain", await matter.provisional(), false);
  }
}

/** Of every five matters one is left alone; the others are extended, paused, done again, shared. */
function lateScriptOf(start: number, n: number): { time: number; act: Act }[] {
  const dispatched = { time: start, act: (matter: Matter) => matter.dispatch(start) };
  const begun = { time: start + minute, act: (matter: Matter) => matter.begin() };
  const soon = start + (2 + (n % 4)) * minute;
  const later = start + (5 + n * 7) * 60 * minute;
  switch (n % 5) {
    case 0:
      return [dispatched, begun, { time: soon, act: (matter) => matter.extend(1 + (n % 9)) }];
    case 1:
      return [
        dispatched,
        begun,
        { time: soon, act: (matter) => matter.defer(soon) },
        { time: later, act: (matter) => matter.resume(soon, later) },
      ];
    case 2:
      return [
        dispatched,
        begun,
        { time: soon, act: (matter) => matter.submit() },
        { time: later, act: (matter) => matter.redo(later) },
      ];
    case 3:
      return [dispatched, { time: soon, act: (matter) => matter.sendPart(soon) }];
    default:
      return [dispatched];
  }
}
