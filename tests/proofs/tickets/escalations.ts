import { scan } from "@/tests/support/clocks";
import { Stage } from "@/tests/support/commands";
import type { TestDatabase } from "@/tests/support/database";
import { startWorker } from "@/tests/support/worker";
import { must } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";
import { chance } from "./cast";
import { enterSettings } from "./deadline-districts";
import { NaiveCalendar, officialMakeUp, officialOff } from "./naive-calendar";

const calendar = new NaiveCalendar({
  windows: () => ["09:00-12:00", "14:00-18:00"],
  off: officialOff,
  makeUp: officialMakeUp,
  published: new Set([2025, 2026]),
});
const at = (wall: string) => Date.parse(`${wall}:00+08:00`);

/** A Monday; the National Day holiday lies between the second and the third look at the clock. */
const begun = at("2026-09-28T10:00");
const looks = ["2026-09-29T19:00", "2026-09-30T19:00", "2026-10-08T19:00", "2026-10-13T19:00"];
const end = at("2026-10-16T19:00");

/**
 * A real worker, killed without a word again and again while hundreds of limits are over, and away
 * for days between: when one has worked to the end at last, every step must have been done once.
 * What must have been done is reckoned here from DOMAIN §2.5 and §2.9 and the naive calendar. A fault
 * can be `planted` before the last worker starts.
 */
export async function measureEscalations(
  database: TestDatabase,
  {
    kills,
    matters,
    planted,
  }: { kills: number; matters: number; planted?: (tickets: readonly string[]) => Promise<void> },
): Promise<Figure[]> {
  await database.freeze(new Date(begun));
  const stages = Object.keys(database.worlds).map((slug) => new Stage(database, slug));
  // Nobody accepts, the system neither: every rung of that limit is to be reached.
  for (const { world } of stages) {
    await enterSettings(database.admin, world, { "accept.afterWindow": "never" });
  }
  const sent: string[] = [];
  const waiting: string[] = [];
  for (const stage of stages) {
    for (let n = 0; n < matters; n += 1) {
      const { id } = await stage.report();
      if (n % 2 === 0) waiting.push(id);
      else {
        await stage.dispatch(id);
        sent.push(id);
      }
    }
    await scan(stage);
  }
  const inTheMidst = await killAgainAndAgain(database, kills);
  await database.freeze(new Date(end));
  const all = [...sent, ...waiting];
  await planted?.(all);
  // Two workers at once, until nothing is left.
  for (let before = -1; before !== (await steps(database));) {
    before = await steps(database);
    await Promise.all(stages.flatMap((stage) => [scan(stage), scan(stage)]));
  }
  const is = await doneFor(database, all);
  await database.freeze(null);
  const wanted = [
    ...sent.flatMap((id) => work.map((what) => `${id} ${what}`)),
    ...waiting.flatMap((id) => unscreened.map((what) => `${id} ${what}`)),
  ];
  const missed = wanted.filter((what) => !is.has(what));
  const doubled = [...is].filter(([what, times]) => times > 1 || !wanted.includes(what));
  const words = doubled.map(([what, times]) => `${what}: ${String(times)} times`);
  return [
    figure("tickets.escalations.steps", wanted.length, ">= 1", "steps, rungs and events"),
    killed(inTheMidst, kills),
    figure("tickets.escalations.missed", missed.length, "= 0", "steps, rungs and events", missed),
    figure("tickets.escalations.doubled", doubled.length, "= 0", "steps, rungs and events", words),
  ];
}

/** A worker that was killed when it had done everything was not killed amid anything. */
export function killed(inTheMidst: number, kills: number): Figure {
  return figure(
    "tickets.escalations.kills",
    inTheMidst,
    `>= ${kills}`,
    "workers killed amid due steps",
  );
}

/** Each worker does some of what is due and is killed; then the clock stands days later. */
async function killAgainAndAgain(database: TestDatabase, kills: number): Promise<number> {
  const random = chance(20_261_122);
  let inTheMidst = 0;
  for (let n = 0; n < kills; n += 1) {
    const look = must(looks[Math.floor((n * looks.length) / kills)]);
    await database.freeze(new Date(at(look)));
    const before = await steps(database);
    const enough = before + 1 + Math.floor(random() * 12);
    const worker = startWorker();
    for (const until = performance.now() + 90_000; (await steps(database)) < enough;) {
      if (performance.now() > until) throw new Error(`the worker does nothing: ${worker.said()}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    worker.kill();
    await worker.ended;
    if (await isLeft(database)) inTheMidst += 1;
    progress(`tickets.escalations: ${String(n + 1)}/${String(kills)}`);
  }
  return inTheMidst;
}

async function steps({ admin }: TestDatabase): Promise<number> {
  const { rows } = await admin.query<{ n: number }>("select count(*)::int as n from clock_effect");
  return must(rows[0]).n;
}

async function isLeft({ admin }: TestDatabase): Promise<boolean> {
  const { rows } = await admin.query<{ left: boolean }>(
    'select exists (select from clock where next_at <= sec.now()) as "left"',
  );
  return must(rows[0]).left;
}

/** Steps, rungs and events of these tickets as the database has them, each with how often. */
async function doneFor(
  { admin }: TestDatabase,
  tickets: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await admin.query<{ what: string }>(
    `select c.ticket_id || ' ' || c.kind || ' ' || e.step as what from clock_effect e
       join clock c on c.tenant_id = e.tenant_id and c.id = e.clock_id where c.ticket_id = any ($1)
     union all
     select x.ticket_id || ' ' || x.kind || ' reaches ' || x.role from escalation x where x.ticket_id = any ($1)
     union all
     select v.ticket_id || ' ' || coalesce(v.payload ->> 'clock', '?') || ' ' || v.name || ' '
       || coalesce(v.payload ->> 'role', v.payload ->> 'level', v.payload ->> 'share', '-')
     from event v where v.ticket_id = any ($1) and v.name like 'clock.%'`,
    [tickets],
  );
  const times = new Map<string, number>();
  for (const { what } of rows) times.set(what, (times.get(what) ?? 0) + 1);
  return times;
}

const above = ["street_dispatcher", "street_secretary", "district_dispatcher", "district_org"];
/** Nobody has accepted, so nobody handles it: the line begins with the clerk. */
const line = ["dept_clerk", "dept_leader", ...above];

const resolved = calendar.end(begun, { value: 7, unit: "work_day" });

/** What must have become of a matter that was dispatched and left alone until the end. */
const work = [
  ...passed("accept", calendar.end(begun, { value: 24, unit: "hour" }), line, line.length + 1),
  "accept clock.proposed normal",
  ...passed("contact", calendar.end(begun, { value: 1, unit: "work_day" }), line, line.length + 1),
  ...passed("resolve", resolved, line, line.length + 1),
  // The resident is called when the time is over, whoever still works (DOMAIN §2.4, T16).
  ...passed(
    "callback",
    calendar.end(resolved, { value: 1, unit: "work_day" }),
    above,
    above.length,
  ),
  // When four fifths of the 55 working hours are over: on 12 October, after lunch. No card follows.
  "resolve soon.2",
  "resolve clock.warned 80",
  // On the last day at nine, and on the first working day overdue at nine: 13 and 14 October.
  "resolve warn",
  "resolve clock.warned -",
  "resolve clock.proposed yellow",
  "resolve red",
  "resolve clock.proposed red",
];

/** And of one that nobody has even screened. */
const unscreened = passed(
  "screen",
  calendar.end(begun, { value: 1, unit: "work_day" }),
  above,
  above.length,
);

/** The step of a limit that is over, and the rungs above it, one for each working day that passes. */
function passed(kind: string, due: number, rungs: readonly string[], tries: number): string[] {
  const done = [`${kind} due`];
  for (let n = 0; n < tries; n += 1) {
    const rung = rungs[n];
    const reached = n === 0 ? due : calendar.end(due, { value: n, unit: "work_day" });
    if (reached > end) break;
    if (n > 0) done.push(`${kind} up.${String(n)}`);
    if (rung === undefined) continue;
    const name = n === 0 ? "clock.passed" : "clock.climbed";
    done.push(`${kind} reaches ${rung}`, `${kind} ${name} ${rung}`);
  }
  return done;
}
