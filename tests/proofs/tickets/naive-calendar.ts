/**
 * Working time a second time, minute by minute and day by day, sharing no code with
 * lib/platform/core: slow, and short enough to be checked by reading. Instants are whole minutes.
 */
interface NaiveRules {
  /** Working windows of a month and day, "09:00-12:00". */
  windows: (monthDay: string) => readonly string[];
  off: ReadonlySet<string>;
  makeUp: ReadonlySet<string>;
  published: ReadonlySet<number>;
}

export interface Limit {
  value: number;
  unit: "minute" | "hour" | "work_hour" | "day" | "work_day";
}

const minute = 60_000;
/** China keeps one time, eight hours before Greenwich, all year. */
const ahead = 8 * 60;

export class NaiveCalendar {
  private readonly days = new Map<string, boolean[]>();
  constructor(private readonly rules: NaiveRules) {}

  /** When a limit that begins at `from` is over. */
  end(from: number, { value, unit }: Limit): number {
    if (unit === "minute") return from + value * minute;
    if (unit === "hour") return from + value * 60 * minute;
    if (unit === "work_hour") return this.afterWork(from, value * 60);
    return this.endOf(unit === "day" ? this.naturalDay(from, value) : this.workDay(from, value));
  }

  /** The instant at which so many minutes of work are done. */
  afterWork(from: number, minutes: number): number {
    let at = from;
    for (let left = minutes; left > 0; at += minute) if (this.isWork(at)) left -= 1;
    return at;
  }

  /** The end of the n-th working day before that of `at`. */
  before(at: number, n: number): number {
    let date = dateOf(at);
    for (let left = n; left > 0;) {
      date = new Date(Date.parse(`${date}T00:00:00Z`) - 1440 * minute).toISOString().slice(0, 10);
      if (this.dayOf(date).includes(true)) left -= 1;
    }
    return this.endOf(date);
  }

  workBetween(from: number, to: number): number {
    let worked = 0;
    for (let at = from; at < to; at += minute) if (this.isWork(at)) worked += 1;
    return worked;
  }

  /** Whether any of the days after `from` up to the day of `to` could still be declared otherwise. */
  isOpen(from: number, to: number): boolean {
    for (let at = from + 1440 * minute; dateOf(at) <= dateOf(to); at += 1440 * minute) {
      const [year, monthDay] = [Number(dateOf(at).slice(0, 4)), dateOf(at).slice(5)];
      const reached = [year, ...(monthDay >= "12-25" ? [year + 1] : [])];
      if (reached.some((one) => !this.rules.published.has(one))) return true;
    }
    return false;
  }

  private isWork(at: number): boolean {
    const date = dateOf(at);
    const known = this.days.get(date) ?? this.dayOf(date);
    this.days.set(date, known);
    return known[(Math.floor(at / minute) + ahead) % 1440] === true;
  }

  private dayOf(date: string): boolean[] {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const weekend = weekday === 0 || weekday === 6;
    const { off, makeUp } = this.rules;
    const works = makeUp.has(date) || (!weekend && !off.has(date));
    const day = Array.from({ length: 1440 }, () => false);
    for (const window of works ? this.rules.windows(date.slice(5)) : []) {
      const [opens = 0, closes = 0] = window.split("-").map(minuteOfDay);
      day.fill(true, opens, closes);
    }
    return day;
  }

  /** The n-th day after that of `from` on which anybody works. */
  private workDay(from: number, n: number): string {
    let date = dateOf(from);
    for (let left = n; left > 0;) {
      date = nextDate(date);
      if (this.dayOf(date).includes(true)) left -= 1;
    }
    return date;
  }

  /** n days on; a day on which nobody works gives way to the next one on which somebody does. */
  private naturalDay(from: number, n: number): string {
    let date = dateOf(from);
    for (let left = n; left > 0; left -= 1) date = nextDate(date);
    while (!this.dayOf(date).includes(true)) date = nextDate(date);
    return date;
  }

  private endOf(date: string): number {
    return Date.parse(`${date}T00:00:00+08:00`) + (this.dayOf(date).lastIndexOf(true) + 1) * minute;
  }
}

export function dateOf(at: number): string {
  return new Date(at + ahead * minute).toISOString().slice(0, 10);
}

function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 1440 * minute).toISOString().slice(0, 10);
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** Every date from the first to the last. */
export function datesFrom(first: string, last: string): string[] {
  const dates = [first];
  for (let date = first; date < last; dates.push(date)) date = nextDate(date);
  return dates;
}

/**
 * The days off and the make-up workdays of 2025 and 2026, copied by hand from the two notices of the
 * State Council's General Office and not from lib/ground/settings/data.
 */
export const officialOff: ReadonlySet<string> = new Set([
  ...datesFrom("2025-01-01", "2025-01-01"),
  ...datesFrom("2025-01-28", "2025-02-04"),
  ...datesFrom("2025-04-04", "2025-04-06"),
  ...datesFrom("2025-05-01", "2025-05-05"),
  ...datesFrom("2025-05-31", "2025-06-02"),
  ...datesFrom("2025-10-01", "2025-10-08"),
  ...datesFrom("2026-01-01", "2026-01-03"),
  ...datesFrom("2026-02-15", "2026-02-23"),
  ...datesFrom("2026-04-04", "2026-04-06"),
  ...datesFrom("2026-05-01", "2026-05-05"),
  ...datesFrom("2026-06-19", "2026-06-21"),
  ...datesFrom("2026-09-25", "2026-09-27"),
  ...datesFrom("2026-10-01", "2026-10-07"),
]);
export const officialMakeUp: ReadonlySet<string> = new Set([
  "2025-01-26",
  "2025-02-08",
  "2025-04-27",
  "2025-09-28",
  "2025-10-11",
  "2026-01-04",
  "2026-02-14",
  "2026-02-28",
  "2026-05-09",
  "2026-09-20",
  "2026-10-10",
]);
