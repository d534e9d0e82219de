import pg from "pg";
import { nationalDays, nationalYears } from "@/lib/ground/settings/rules/calendar";
import { addWorkDays } from "@/lib/platform/core/calendar";
import { workCalendar } from "@/lib/platform/core/work-calendar";
import { siteUnderTest } from "@/tests/support/site-under-test";
import { district } from "./people";

// Limits run for days and a browser test for minutes. So the times of one matter are set back, as if
// it had lain there; the clock of the database, and with it every session, stays as it is.

const hour = 3_600_000;
/** Districts number their tickets each by itself. */
const here = `tenant_id = (select id from sec.tenant where slug = '${district}')`;

/** The order is due in so many minutes, and was dispatched so many days ago. */
export async function dueSoon(number: string, minutes: number, days: number): Promise<void> {
  const due = new Date(Date.now() + minutes * 60_000);
  const sent = new Date(Date.now() - days * 24 * hour);
  await pastTriggers(async (db) => {
    await db.query(
      `update assignment set dispatched_at = $2, due_at = $3, original_due_at = $3 where ticket_number = $1 and ${here}`,
      [number, sent, due],
    );
    await db.query(`update ticket set due_at = $2 where number = $1 and ${here}`, [number, due]);
    await restartClock(db, number, "resolve", { started_at: sent, due_at: due });
  });
}

/** Registered so many days ago, which is long enough for the resident to urge. */
export async function registeredBefore(number: string, days: number): Promise<void> {
  await pastTriggers(async (db) => {
    await db.query(`update ticket set registered_at = $2 where number = $1 and ${here}`, [
      number,
      new Date(Date.now() - days * 24 * hour),
    ]);
  });
}

/** Registered so long ago that the second rung of the desk's ladder has just been reached. */
export async function leftUnscreened(number: string): Promise<void> {
  const { registered, due } = secondRungReached(Date.now());
  await pastTriggers(async (db) => {
    await db.query(`update ticket set registered_at = $2 where number = $1 and ${here}`, [
      number,
      registered,
    ]);
    await restartClock(db, number, "screen", { started_at: registered, due_at: due });
  });
}

/** Put on the backlog so many days ago, with a day of review that has just come. */
export async function reviewNow(number: string, days: number): Promise<void> {
  const paused = new Date(Date.now() - days * 24 * hour);
  const review = new Date(Date.now() - 60_000);
  await pastTriggers(async (db) => {
    await db.query(
      `update assignment set dispatched_at = $2, paused_at = $2, review_at = $3 where ticket_number = $1 and status = 'deferred' and ${here}`,
      [number, paused, review],
    );
    await db.query(`update ticket set review_at = $2 where number = $1 and ${here}`, [
      number,
      review,
    ]);
    await db.query(
      `update pause set paused_at = $2 where ticket_id = (select id from ticket where number = $1 and ${here}) and resumed_at is null`,
      [number, paused],
    );
    await restartClock(db, number, "deferral_review", { started_at: paused, due_at: review });
  });
}

/** A meeting with this theme began an hour ago, and was told in time. */
export async function meetingBegun(theme: string): Promise<void> {
  await pastTriggers(async (db) => {
    await db.query(
      `update meeting set starts_at = $2, notified_at = $3 where theme = $1 and status = 'notified' and ${here}`,
      [theme, new Date(Date.now() - hour), new Date(Date.now() - 5 * 24 * hour)],
    );
  });
}

/**
 * The latest registration whose limit of one working day ended a working day ago, and not yet two: the
 * limit is reckoned again from it, so a weekend in between counts here as it does there.
 */
function secondRungReached(now: number): { registered: Date; due: Date } {
  const windows = [
    { from: "09:00", to: "12:00" },
    { from: "14:00", to: "18:00" },
  ];
  const seasons = [{ fromMonthDay: "01-01", toMonthDay: "12-31", windows }];
  const spec = { timeZone: "Asia/Shanghai", seasons, days: nationalDays };
  const calendar = workCalendar({ ...spec, publishedYears: nationalYears });
  const limitOf = (from: number) => addWorkDays(from, 1, calendar).at;
  let registered = now;
  while (limitOf(limitOf(registered)) > now) registered -= hour;
  return { registered: new Date(registered), due: new Date(limitOf(registered)) };
}

async function restartClock(
  db: pg.Client,
  number: string,
  kind: string,
  times: { started_at: Date; due_at: Date },
): Promise<void> {
  await db.query(
    `update clock set started_at = $3, due_at = $4, planned_by = 'epoch', next_at = null
     where kind = $2 and ticket_id = (select id from ticket where number = $1 and ${here})`,
    [number, kind, times.started_at, times.due_at],
  );
}

async function pastTriggers(work: (db: pg.Client) => Promise<void>): Promise<void> {
  const db = new pg.Client({ connectionString: siteUnderTest.adminUrl() });
  await db.connect();
  try {
    await db.query("begin");
    await db.query("set local session_replication_role = replica");
    await work(db);
    // The roll-up of the dashboards is kept by the triggers that were passed by.
    await db.query(`delete from ticket_tally where ${here}`);
    await db.query(
      `insert into ticket_tally (tenant_id, path, day, measure, n)
       select t.tenant_id, m.path, m.day, m.measure, count(*)::int from ticket t
       join sec.tenant x on x.id = t.tenant_id and x.slug = $1
       cross join lateral sec.measures(t, x.time_zone) m group by 1, 2, 3, 4`,
      [district],
    );
    await db.query("commit");
  } finally {
    await db.end();
  }
}
