import type { AnyCommand } from "@/tests/support/all-commands";
import { scan } from "@/tests/support/clocks";
import { Stage, type Row } from "@/tests/support/commands";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import {
  dispatchTimes,
  enterSettings,
  proofDistricts,
  type ProofDistrict,
} from "./deadline-districts";
import { dateOf, datesFrom, NaiveCalendar, officialMakeUp, officialOff } from "./naive-calendar";

type Commands = ReadonlyMap<string, AnyCommand>;
const urgencies = ["routine", "urgent", "key"] as const;
const minute = 60_000;

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
  await lateNotice(database, commands, book, must(lanes[0]));
  await database.freeze(null);
  return [
    figure("tickets.deadlines.vectors", book.compared, ">= 300", "due times"),
    figure("tickets.deadlines.wrong", book.wrong.length, "= 0", "due times", book.wrong),
  ];
}

type Act = (matter: Matter) => Promise<void>;

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

/** One matter of one district: what the product makes of its times, and what they must be. */
class Matter {
  private id = "";
  private due = 0;
  constructor(
    private readonly lane: { stage: Stage; district: ProofDistrict },
    private readonly commands: Commands,
    private readonly book: Book,
    private readonly serial: number,
  ) {}

  async dispatch(start: number): Promise<void> {
    const { stage, district } = this.lane;
    const urgency = must(urgencies[this.serial % urgencies.length]);
    this.id = (await stage.report()).id;
    await this.onTicket("dispatcher1", "ticket.dispatch", {
      organizationId: must(stage.world.departments["housing"]).id,
      urgency,
      task: "请到现场查看并处理楼道照明。",
    });
    const { resolve, accept } = district.limits[urgency];
    const end = (limit: typeof resolve) => district.calendar.end(start, limit);
    this.due = end(resolve);
    const work = await stage.assignment(this.id);
    this.compare(`${urgency} due`, work["due_at"], this.due);
    // Nothing of an order is due later than the order.
    this.compare(`${urgency} accept`, work["accept_by"], Math.min(end(accept), this.due));
    const contact = Math.min(end(district.contact), this.due);
    this.compare(`${urgency} contact`, work["first_contact_by"], contact);
  }

  async begin(): Promise<void> {
    await this.onWork("housingclerk", "assignment.accept", {});
    await this.onWork("housingclerk", "assignment.begin", { text: "已安排人员。" });
  }

  async defer(now: number): Promise<void> {
    await this.onWork("housingclerk", "assignment.askDeferral", {
      reasonCode: "funds",
      ...asking,
      plan: "先列入年度计划，再立项施工。",
      reviewOn: dateOf(now + 40 * 1440 * minute),
    });
    await this.onWork("dispatcher1", "assignment.defer", decision);
  }

  /** Later by the work that was done while it paused: not at all when nobody worked. */
  async resume(paused: number, now: number): Promise<void> {
    await this.onWork("dispatcher1", "assignment.resume", decision);
    const { calendar } = this.lane.district;
    this.due = calendar.afterWork(this.due, calendar.workBetween(paused, now));
    await this.compareDue("resumed");
  }

  async extend(days: number): Promise<void> {
    await this.onWork("housingclerk", "assignment.askExtension", { days, ...asking });
    await this.onWork("dispatcher1", "assignment.extend", { days, ...decision });
    const { calendar, extension } = this.lane.district;
    this.due = calendar.end(this.due, { value: days, unit: extension });
    await this.compareDue(`extended by ${String(days)}`);
  }

  async submit(): Promise<void> {
    const result = { result: "已更换楼道灯具并测试正常。", outcome: "solved" };
    await this.onWork("housingclerk", "assignment.submit", result);
  }

  async redo(now: number): Promise<void> {
    await this.onWork("dispatcher1", "assignment.redo", { text: "居民反映仍未修好，请再去。" });
    const { calendar, redo } = this.lane.district;
    this.due = Math.max(this.due, calendar.end(now, redo));
    await this.compareDue("done again");
  }

  async work(): Promise<Row> {
    return this.lane.stage.assignment(this.id);
  }

  private async compareDue(what: string): Promise<void> {
    this.compare(what, (await this.work())["due_at"], this.due);
  }

  private compare(what: string, is: unknown, wanted: number): void {
    this.book.compare(`${this.lane.stage.slug} ${what}`, is, wanted);
  }

  private async onTicket(login: string, name: string, input: Record<string, unknown>) {
    const { id, version } = await this.lane.stage.ticket(this.id);
    await this.run(login, name, { id, version, ...input });
  }

  private async onWork(login: string, name: string, input: Record<string, unknown>) {
    const { id, version } = await this.work();
    await this.run(login, name, { id, version, ...input });
  }

  private async run(login: string, name: string, input: Record<string, unknown>) {
    await execute(must(this.commands.get(name)), await this.lane.stage.as(login), input, newId());
  }
}

const asking = { reason: "配件要从外地调来，需要一些时间。", told: "配件正在路上，请您再等几天。" };
const decision = { text: "情况属实，同意。" };

/**
 * Dispatches of the last weeks of 2026, when nothing of 2027 is published: provisional, then
 * corrected when the district enters the year, and only forward.
 */
async function lateNotice(
  database: TestDatabase,
  commands: Commands,
  book: Book,
  { stage, district }: { stage: Stage; district: ProofDistrict },
): Promise<void> {
  const starts = datesFrom("2026-12-14", "2026-12-31").map((date) =>
    Date.parse(`${date}T10:00:00+08:00`),
  );
  const matters: { matter: Matter; start: number; provisional: number }[] = [];
  for (const start of starts) {
    await database.freeze(new Date(start));
    // By weekdays, as long as nobody knows better; a routine matter, seven working days.
    const matter = new Matter({ stage, district }, commands, book, 0);
    await matter.dispatch(start);
    const provisional = district.calendar.end(start, district.limits.routine.resolve);
    const open = district.calendar.isOpen(start, provisional);
    book.compareFlag("provisional", (await matter.work())["due_provisional"], open);
    matters.push({ matter, start, provisional });
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
  for (const { matter, start, provisional } of matters) {
    const work = await matter.work();
    const reckoned = known.end(start, district.limits.routine.resolve);
    const open = district.calendar.isOpen(start, provisional);
    // What was certain stays; what was not moves to what is known now, and never back.
    const wanted = open ? Math.max(provisional, reckoned) : provisional;
    book.compare("corrected", work["due_at"], wanted);
    book.compareFlag("certain", work["due_provisional"], false);
  }
}

/** What was compared, and what differed. */
class Book {
  compared = 0;
  readonly wrong: string[] = [];

  compare(what: string, is: unknown, wanted: number): void {
    this.compared += 1;
    const found = is instanceof Date ? is.getTime() : Number.NaN;
    if (found === wanted) return;
    this.wrong.push(`${what}: ${wall(found)} instead of ${wall(wanted)}`);
  }

  compareFlag(what: string, is: unknown, wanted: boolean): void {
    this.compared += 1;
    if (is !== wanted) this.wrong.push(`${what}: ${String(is)} instead of ${String(wanted)}`);
  }
}

function wall(at: number): string {
  if (Number.isNaN(at)) return "nothing";
  return new Date(at + 480 * minute).toISOString().slice(0, 16);
}
