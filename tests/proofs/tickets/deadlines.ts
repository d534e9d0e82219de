import { Stage } from "@/tests/support/commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";
import {
  dispatchTimes,
  enterSettings,
  proofDistricts,
  type ProofDistrict,
} from "./deadline-districts";
import { Book, Matter, minute, type Act, type Commands } from "./due-matter";
import { lateNotice } from "./late-notice";

/**
 * Due times as the product fixes and moves them, at the frozen clock of the database, each compared
 * with a count minute by minute: dispatches on every day of two 春节 and two 国庆 in districts with
 * different working time, then pauses, extensions and second handlings, and at last a year whose
 * notice comes out late. Needs a database with as many districts as there are in proofDistricts.
 * A fault can be `planted` as settings of the second district of which the count knows nothing.
 */
export async function measureDeadlines(
  database: TestDatabase,
  commands: Commands,
  { every = 1, planted = {} }: { every?: number; planted?: ProofDistrict["settings"] } = {},
): Promise<Figure[]> {
  const book = new Book();
  const lanes = Object.keys(database.worlds).map((slug, n) => {
    const district = must(proofDistricts[n]);
    return { stage: new Stage(database, slug), district };
  });
  for (const [n, { stage, district }] of lanes.entries()) {
    const settings = { ...district.settings, ...(n === 1 ? planted : {}) };
    await enterSettings(database.admin, stage.world, settings);
  }
  const starts = dispatchTimes().filter((_start, n) => n % every === 0);
  for (const [serial, start] of starts.entries()) {
    const matters = lanes.map((lane, n) => new Matter(lane, commands, book, serial + n));
    for (const { time, act } of scriptOf(start, serial)) {
      await database.freeze(new Date(time));
      await Promise.all(matters.map(act));
    }
    if (serial % 20 === 19) {
      progress(`tickets.deadlines: ${String(serial + 1)}/${String(starts.length)}`);
    }
  }
  await lateNotice(database, { commands, book, few: every > 1 }, must(lanes[0]));
  await database.freeze(null);
  return [
    figure("tickets.deadlines.vectors", book.compared, ">= 300", "due times"),
    figure("tickets.deadlines.wrong", book.wrong.length, "= 0", "due times", book.wrong),
  ];
}

/** What happens to the matters of one start, and when: every fourth is paused, extended, done again. */
function scriptOf(start: number, serial: number): { time: number; act: Act }[] {
  const dispatched = { time: start, act: (matter: Matter) => matter.dispatch(start) };
  const begun = { time: start + minute, act: (matter: Matter) => matter.begin() };
  const later = start + (3 + (serial % 17) * 7) * 60 * minute;
  const muchLater = later + (20 + (serial % 11) * 23) * 60 * minute + (serial % 60) * minute;
  switch (serial % 4) {
    case 0:
      return [
        dispatched,
        begun,
        { time: later, act: (matter) => matter.defer(later) },
        { time: muchLater, act: (matter) => matter.resume(later, muchLater) },
      ];
    case 1:
      return [
        dispatched,
        begun,
        { time: start + 2 * minute, act: (matter) => matter.extend(1 + (serial % 9)) },
      ];
    case 2:
      return [
        dispatched,
        begun,
        { time: start + 2 * minute, act: (matter) => matter.submit() },
        { time: muchLater, act: (matter) => matter.redo(muchLater) },
      ];
    default:
      return [dispatched];
  }
}
