import type { AnyCommand } from "@/tests/support/all-commands";
import type { Row, Stage } from "@/tests/support/commands";
import { must } from "@/tests/support/world";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { ProofDistrict } from "./deadline-districts";
import { dateOf, type NaiveCalendar } from "./naive-calendar";

export type Commands = ReadonlyMap<string, AnyCommand>;
export type Act = (matter: Matter) => Promise<void>;
type Move = (district: ProofDistrict, due: number) => number;

const urgencies = ["routine", "urgent", "key"] as const;
export const minute = 60_000;

/** One matter of one district: what the product makes of its times, and what they must be. */
export class Matter {
  private id = "";
  private due = 0;
  /** How the due time came about: what each move makes of what was due before it. */
  private moves: Move[] = [];
  private part: ((district: ProofDistrict) => number) | null = null;
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
    this.moves = [({ calendar }) => calendar.end(start, resolve)];
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
    await this.hasMoved("resumed", ({ calendar }, due) =>
      calendar.afterWork(due, calendar.workBetween(paused, now)),
    );
  }

  async extend(days: number): Promise<void> {
    await this.onWork("housingclerk", "assignment.askExtension", { days, ...asking });
    await this.onWork("dispatcher1", "assignment.extend", { days, ...decision });
    await this.hasMoved(`extended by ${String(days)}`, ({ calendar, extension }, due) =>
      calendar.end(due, { value: days, unit: extension }),
    );
  }

  async submit(): Promise<void> {
    const result = {
      result: "已更换楼道灯具并测试正常。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
    };
    await this.onWork("housingclerk", "assignment.submit", result);
  }

  async redo(now: number): Promise<void> {
    await this.onWork("dispatcher1", "assignment.redo", { text: "居民反映仍未修好，请再去。" });
    await this.hasMoved("done again", ({ calendar, redo: limit }, due) =>
      Math.max(due, calendar.end(now, limit)),
    );
  }

  /** A part, due a working day before its lead and never later than its own kind of order. */
  async sendPart(now: number): Promise<void> {
    await this.onTicket("dispatcher1", "ticket.addCo", {
      organizationId: must(this.lane.stage.world.departments["water"]).id,
      task: "请配合停水并恢复路面。",
    });
    const [whole, first, { district }] = [this.due, must(this.moves[0]), this.lane];
    this.part = ({ calendar, limits }) => {
      const lead = Math.max(whole, first({ ...district, calendar }, 0));
      const early = calendar.before(lead, 1);
      return Math.min(calendar.end(now, limits.routine.resolve), early > now ? early : lead);
    };
    await this.comparePart("part", this.part(this.lane.district));
  }

  /**
   * What was certain stays; what was not moves to what is known now, and never back: reckoned through
   * the moves that were made since it was certain.
   */
  async compareCorrected(start: number, known: NaiveCalendar): Promise<void> {
    const { district } = this.lane;
    let [stood, now, open] = [0, 0, false];
    for (const move of this.moves) {
      const before = move(district, stood);
      const after = move({ ...district, calendar: known }, open ? now : stood);
      open ||= district.calendar.isOpen(start, before);
      [now, stood] = [open ? Math.max(before, after) : before, before];
    }
    this.compare("corrected", (await this.work())["due_at"], now);
    const contact = (calendar: NaiveCalendar, due: number) =>
      Math.min(calendar.end(start, district.contact), due);
    const first = must(this.moves[0]);
    const wanted = Math.max(
      contact(district.calendar, first(district, 0)),
      contact(known, first({ ...district, calendar: known }, 0)),
    );
    this.compare("contact corrected", (await this.work())["first_contact_by"], wanted);
    if (this.part === null) return;
    const corrected = this.part({ ...district, calendar: known });
    await this.comparePart("part corrected", Math.max(this.part(district), corrected));
  }

  async provisional(): Promise<unknown> {
    return (await this.work())["due_provisional"];
  }

  private async work(): Promise<Row> {
    return this.lane.stage.assignmentOf(this.id, "housing");
  }

  private async comparePart(what: string, wanted: number): Promise<void> {
    const part = await this.lane.stage.assignmentOf(this.id, "water");
    this.compare(what, part["due_at"], wanted);
  }

  private async hasMoved(what: string, move: Move): Promise<void> {
    this.moves.push(move);
    this.due = move(this.lane.district, this.due);
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

/** What was compared, and what differed. */
export class Book {
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
