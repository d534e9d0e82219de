import { beforeEach, describe, expect, test } from "vitest";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { remark } from "@/lib/affairs/tickets/commands/remark";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { refuseReturn } from "@/lib/affairs/tickets/commands/refuse-return";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { Stage } from "@/tests/support/commands";
import { asJob, scan, scanUntilQuiet } from "@/tests/support/clocks";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

interface ClockRow {
  kind: string;
  due: string | null;
  next: string | null;
  generation: number;
  step: number;
  running: boolean;
}

beforeEach(async () => {
  // A Monday without a holiday near; every time below is Beijing's.
  await database.freeze(at("2026-06-01T10:00"));
  // What the tests before left behind.
  await database.admin.query("update clock set ended_at = started_at, next_at = null");
});

describe("limits begin, move and end with the matter", () => {
  test("a report starts the wait for its dispatch, the dispatch starts those of the work", async () => {
    const { id } = await stage.report();
    await scan(stage);
    expect(await clocks(id)).toEqual([
      { kind: "screen", due: "2026-06-02 18:00", next: "2026-06-02 18:00", ...fresh },
    ]);
    await stage.dispatch(id);
    await scan(stage);
    expect(await clocks(id)).toEqual([
      { kind: "accept", due: "2026-06-02 10:00", next: "2026-06-02 10:00", ...fresh },
      // A working day after the due time, should the matter be in work still (T16).
      { kind: "callback", due: "2026-06-11 18:00", next: "2026-06-11 18:00", ...fresh },
      { kind: "contact", due: "2026-06-02 18:00", next: "2026-06-02 18:00", ...fresh },
      // Seven working days; the first reminder when four fifths of their working time are over.
      { kind: "resolve", due: "2026-06-10 18:00", next: "2026-06-09 14:00", ...fresh },
      { kind: "screen", due: "2026-06-02 18:00", next: null, ...fresh, running: false },
    ]);
  });

  test("each limit ends with what it is about", async () => {
    const { id } = await stage.report();
    await stage.dispatch(id);
    await stage.onWork("housingclerk", accept, id);
    expect(await running(id)).toEqual(["callback", "contact", "resolve"]);
    await stage.onWork("housingclerk", contact, id, { text: "您好，我们明天来看。" });
    expect(await running(id)).toEqual(["callback", "resolve"]);
    await stage.onWork("housingclerk", submit, id, {
      result: "已经到现场修好了灯。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
    });
    expect(await running(id)).toEqual(["verify"]);
  });

  test("a request to return stops nothing, its refusal gives no time, and talk moves nothing", async () => {
    const { id } = await stage.report();
    await stage.dispatch(id);
    await scan(stage);
    const before = (await clocks(id)).find(({ kind }) => kind === "resolve");
    await database.freeze(at("2026-06-01T16:00"));
    await stage.onWork("housingclerk", requestReturn, id, {
      reasonCode: "not_our_duty",
      text: "该处属于城管部门职责范围，请改派。",
      reference: "职责清单第三条",
    });
    expect(await running(id)).toEqual(["callback", "resolve", "return_decision"]);
    await stage.onWork("dispatcher1", refuseReturn, id, { text: "仍由你单位牵头办理。" });
    await stage.onWork("housingclerk", remark, id, { text: "已约师傅。" });
    await scan(stage);
    expect((await clocks(id)).find(({ kind }) => kind === "resolve")).toEqual(before);
    expect(await running(id)).toEqual(["accept", "callback", "contact", "resolve"]);
  });

  test("the generation moves with a recorded move of the due time, and the steps begin again", async () => {
    const { id } = await stage.report();
    await stage.dispatch(id);
    await scan(stage);
    await database.freeze(at("2026-06-10T10:00"));
    await scanUntilQuiet(stage);
    expect(await steps(id, "resolve")).toEqual(["1 soon.2", "1 warn"]);
    await moveDue(id, at("2026-06-24T18:00"));
    await scanUntilQuiet(stage);
    const moved = (await clocks(id)).find(({ kind }) => kind === "resolve");
    expect(moved).toMatchObject({ generation: 2, step: 0, next: "2026-06-18 15:24" });
    await database.freeze(at("2026-06-24T09:00"));
    await scanUntilQuiet(stage);
    expect(await steps(id, "resolve")).toEqual(["1 soon.2", "1 warn", "2 soon.2", "2 warn"]);
  });
});

describe("what is due is done once, in order, and says how late it is", () => {
  test("a worker that was off for ten days does one step in a scan, and only the last one speaks", async () => {
    const { id } = await stage.report();
    await stage.dispatch(id);
    await scan(stage);
    await database.freeze(at("2026-06-15T08:00"));
    await scan(stage);
    expect(await steps(id, "resolve")).toEqual(["1 soon.2"]);
    await scanUntilQuiet(stage);
    const effects = await effectRows(id, "resolve");
    expect(effects).toEqual([
      { step: "soon.2", late: true, spoke: false },
      { step: "warn", late: true, spoke: false },
      { step: "due", late: true, spoke: false },
      { step: "red", late: true, spoke: false },
      { step: "up.1", late: true, spoke: false },
      { step: "up.2", late: true, spoke: true },
    ]);
    const events = await stage.events(id);
    expect(events.filter((name) => name === "clock.passed")).toHaveLength(4);
  });

  test("a scan at the very instant does it, one before does not, and it is not late", async () => {
    const { id } = await stage.report();
    await stage.dispatch(id);
    await scan(stage);
    await database.freeze(new Date(at("2026-06-02T10:00").getTime() - 1));
    await scan(stage);
    expect(await steps(id, "accept")).toEqual([]);
    await database.freeze(at("2026-06-02T10:00"));
    await scan(stage);
    await scan(stage);
    expect(await effectRows(id, "accept")).toEqual([{ step: "due", late: false, spoke: true }]);
  });
});

test("a share of the time is said once to who handles, in working time, and no card follows", async () => {
  const { id } = await stage.report();
  await stage.dispatch(id);
  await scan(stage);
  await database.freeze(new Date(at("2026-06-09T14:00").getTime() - 1));
  await scanUntilQuiet(stage);
  expect(await steps(id, "resolve")).toEqual([]);
  await database.freeze(at("2026-06-09T14:00"));
  await Promise.all([scan(stage), scan(stage)]);
  await scanUntilQuiet(stage);
  expect(await effectRows(id, "resolve")).toEqual([{ step: "soon.2", late: false, spoke: true }]);
  const { rows } = await database.admin.query<{ share: number }>(
    "select (payload ->> 'share')::int as share from event where ticket_id = $1 and name = 'clock.warned'",
    [id],
  );
  expect(rows).toEqual([{ share: 80 }]);
  const cards = await database.admin.query(
    "select from supervision where ticket_id = $1 and cause = 'due_soon'",
    [id],
  );
  expect(cards.rowCount).toBe(0);
});

const fresh = { generation: 1, step: 0, running: true };

async function clocks(ticketId: string): Promise<ClockRow[]> {
  const { rows } = await database.admin.query<ClockRow>(
    `select kind, to_char(due_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as due,
       to_char(next_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as next,
       generation, step, ended_at is null as running
     from clock where ticket_id = $1 order by kind`,
    [ticketId],
  );
  return rows;
}

async function running(ticketId: string): Promise<string[]> {
  return (await clocks(ticketId)).filter((row) => row.running).map(({ kind }) => kind);
}

async function steps(ticketId: string, kind: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ step: string }>(
    `select e.generation || ' ' || e.step as step from clock_effect e join clock c on c.tenant_id = e.tenant_id and c.id = e.clock_id
     where c.ticket_id = $1 and c.kind = $2 order by e.generation, e.planned_at, e.at`,
    [ticketId, kind],
  );
  return rows.map(({ step }) => step);
}

async function effectRows(ticketId: string, kind: string) {
  const { rows } = await database.admin.query<{ step: string; late: boolean; spoke: boolean }>(
    `select e.step, e.late, e.spoke from clock_effect e join clock c on c.tenant_id = e.tenant_id and c.id = e.clock_id
     where c.ticket_id = $1 and c.kind = $2 order by e.planned_at`,
    [ticketId, kind],
  );
  return rows;
}

/** As an extension will do it: the assignment's due time and an event, in one transaction. */
async function moveDue(ticketId: string, due: Date): Promise<void> {
  await asJob(stage, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "update assignment set due_at = $2, version = version + 1 where ticket_id = $1 returning id",
      [ticketId, due],
    );
    await client.query(
      `insert into event (tenant_id, seq, name, subject_id, ticket_id, assignment_id, path, for_resident, actor_kind, actor_role, actor_name, payload, at, request_id, hash)
       values ($1, 0, 'assignment.extended', $3, $2, $3, '', false, '', '', '', '{}', now(), '', '')`,
      [stage.world.tenantId, ticketId, rows[0]?.id],
    );
  });
}

function at(local: string): Date {
  return new Date(`${local}:00+08:00`);
}
