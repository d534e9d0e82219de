import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { addSeat } from "@/lib/affairs/councils/commands/add-seat";
import { callMeeting } from "@/lib/affairs/councils/commands/call-meeting";
import { closeSeat } from "@/lib/affairs/councils/commands/close-seat";
import { endRotation, planRotation } from "@/lib/affairs/councils/commands/rotation";
import { replaceTurn, swapTurns, tellTurn } from "@/lib/affairs/councils/commands/turns";
import { councilDetail } from "@/lib/affairs/councils/queries/detail";
import { councilMeetings } from "@/lib/affairs/councils/queries/meetings";
import { readOwnCouncil } from "@/lib/affairs/councils/queries/own-council";
import { rotationOf, turnsToTell } from "@/lib/affairs/councils/queries/rotation";
import { meetingDetail } from "@/lib/parts/meetings/queries/detail";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

// 轮值 (DOMAIN §5.2). It is the middle of March 2026; unit1 and the housing department have seats.

const database = useDatabase("east");
let stage: Stage;
beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-03-15T02:00:00Z"));
  await seat(housing());
});
afterAll(() => database.freeze(null));

const council = (key = "council11") => must(stage.world.councils[key]);
const unit = () => council().organizationId;
const housing = () => must(stage.world.departments["housing"]).id;
const text = "单位年底任务重，经协商调整。";

async function seat(organizationId: string, login = "community11") {
  const { version } = await detail();
  const input = { id: council().id, version, kind: "deputy", organizationId };
  await execute(addSeat, await stage.as(login), input, newId());
}

async function detail() {
  return withScope(await stage.as("community11"), "read", (scope) =>
    councilDetail(scope, council().id),
  );
}

async function seen(login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => rotationOf(scope, council().id));
}

async function plan(more: Record<string, unknown> = {}, login = "community11") {
  const { version } = await detail();
  const input = {
    id: council().id,
    version,
    period: "quarter",
    startsOn: "2026-01-01",
    organizationIds: [unit(), housing()],
    ...more,
  };
  return execute(planRotation, await stage.as(login), input, newId());
}

/** On the latest plan, with the version that it has now. */
async function onPlan<I, P, S, R extends Json>(
  what: Command<I, P, S, R>,
  input: Record<string, unknown>,
  login = "community11",
) {
  const { id, version } = must((await seen()).plans[0]);
  return execute(what, await stage.as(login), { id, version, text, ...input }, newId());
}

async function conveners() {
  const { past, current, ahead } = await seen();
  return [...past.toReversed(), ...(current === null ? [] : [current]), ...ahead].map(
    ({ startsOn, convener }) => [startsOn, convener?.organizationId === unit() ? "unit" : "dept"],
  );
}

describe("a rotation plan", () => {
  test("is made by the office of the own level, of organizations with a seat", async () => {
    for (const login of ["secretary1", "dispatcher1"]) await refused(plan({}, login), "forbidden");
    await refused(plan({}, "community12"), "not-found");
    const water = must(stage.world.departments["water"]).id;
    for (const organizationIds of [[unit()], [unit(), unit()], [unit(), water]]) {
      const wrong = await refused(plan({ organizationIds }), "invalid");
      expect(wrong.fields).toEqual({ organizationIds: "field.rotationOrder" });
    }
    const late = await refused(plan({ startsOn: "2026-01-02" }), "invalid");
    expect(late.fields).toEqual({ startsOn: "field.monthFirst" });
    await plan();
    expect(await conveners()).toEqual([
      ["2026-01-01", "unit"],
      ["2026-04-01", "dept"],
      ["2026-07-01", "unit"],
      ["2026-10-01", "dept"],
    ]);
    const { rows } = await database.admin.query<{ name: string }>(
      "select name from event where subject_id = $1 and name like 'council.rotation%'",
      [council().id],
    );
    expect(rows).toEqual([{ name: "council.rotation_planned" }]);
  });

  test("lies over no other, also for the database; earlier years are entered with their end", async () => {
    const over = await refused(plan({ startsOn: "2026-02-01" }), "invalid");
    expect(over.fields).toEqual({ startsOn: "field.rotationOverlap" });
    await plan({ period: "year", startsOn: "2014-01-01", endsOn: "2015-12-31" });
    expect((await conveners()).slice(0, 3)).toEqual([
      ["2014-01-01", "unit"],
      ["2015-01-01", "dept"],
      ["2026-01-01", "unit"],
    ]);
    const { id, path } = council();
    const { rows } = await database.admin.query<{ hash: string }>(
      "select encode(hash, 'hex') as hash from sec.session where kind = 'job' and tenant_id = $1",
      [stage.world.tenantId],
    );
    const db = await database.admin.connect();
    await db.query("begin");
    await db.query("select set_config('sec.hash', $1, true)", [must(rows[0]).hash]);
    await expect(
      db.query(
        `insert into rotation_plan (tenant_id, id, council_id, path, period, starts_on, entered_at, entered_by)
         values ($1, $2, $3, $4, 'year', '2015-01-01', now(), 't')`,
        [stage.world.tenantId, newId(), id, path],
      ),
    ).rejects.toThrow("overlap");
    await db.query("rollback");
    db.release();
  });

  test("proposes the convener of a rotating meeting, and the own desk shows the next turn", async () => {
    const call = async (more: Record<string, unknown>) => {
      const input = { id: council().id, startsAt: "2026-05-05T14:30", place: "会议室", ...more };
      const own = await stage.as("community11");
      const { id } = await execute(callMeeting, own, input, newId());
      return withScope(own, "read", (scope) => meetingDetail(scope, id));
    };
    const name = "east区住建局";
    expect((await call({ form: "rotating" })).convener).toBe(name);
    expect((await call({ form: "monthly" })).convener).toBeNull();
    expect((await call({ form: "rotating", convener: "某学校" })).convener).toBe("某学校");
    const { statements, result } = await recordStatements(async () =>
      withScope(await stage.as("community11"), "read", (scope) =>
        councilMeetings(scope, council().id),
      ),
    );
    expect(result.turns[1]).toMatchObject({ startsOn: "2026-04-01", organization: name });
    expect(statements.length).toBeLessThanOrEqual(12);
    const token = await openPhoneSession(
      database.admin,
      stage.world,
      "councillor",
      council().phone,
    );
    const own = await withScope({ kind: "session", token }, "read", readOwnCouncil);
    expect(own.turn).toEqual({ startsOn: "2026-01-01", endsOn: "2026-03-31" });
  });
});

describe("a turn", () => {
  test("is swapped or taken over with a reason while it is not over", async () => {
    const swap = { turnOn: "2026-04-01", otherOn: "2026-07-01" };
    await refused(onPlan(swapTurns, { ...swap, text: "" }), "invalid");
    await refused(onPlan(swapTurns, swap, "secretary1"), "forbidden");
    await refused(onPlan(swapTurns, { ...swap, turnOn: "2025-10-01" }), "invalid");
    await refused(onPlan(swapTurns, { ...swap, otherOn: "2026-10-01" }), "invalid");
    await onPlan(swapTurns, swap);
    expect((await conveners()).slice(2)).toEqual([
      ["2026-01-01", "unit"],
      ["2026-04-01", "unit"],
      ["2026-07-01", "dept"],
      ["2026-10-01", "dept"],
    ]);
    const replace = { turnOn: "2026-10-01", organizationId: unit() };
    const water = must(stage.world.departments["water"]).id;
    await refused(onPlan(replaceTurn, { ...replace, organizationId: water }), "invalid");
    await onPlan(replaceTurn, replace);
    const { ahead } = await seen();
    expect(ahead.at(-1)?.change).toMatchObject({ kind: "replace", reason: text });
    const { id } = must((await seen()).plans[0]);
    const stale = { id, version: 1, ...replace, text };
    await refused(execute(replaceTurn, await stage.as("community11"), stale, newId()), "conflict");
  });

  test("that comes is told two weeks ahead, once: to the organization and to the office", async () => {
    await onPlan(swapTurns, { turnOn: "2026-04-01", otherOn: "2026-07-01" });
    await database.freeze(new Date("2026-03-20T02:00:00Z"));
    for (let n = 0; n < 2; n += 1) {
      for (const due of await withScope(stage.job, "read", turnsToTell)) {
        await execute(tellTurn, stage.job, due, newId());
      }
    }
    await execute(tell, stage.job, {}, newId());
    const { rows } = await database.admin.query<{ login: string; kind: string; from: string }>(
      `select a.login_name as login, n.kind, n.slots ->> 'from' as from from notification n
       join duty d on d.id = n.duty_id join sec.account a on a.person_id = d.person_id
       where n.kind in ('turnDue', 'turnNext') order by 1`,
    );
    expect(rows).toEqual([
      { login: "community11", kind: "turnNext", from: "2026-04-01" },
      { login: "housingclerk", kind: "turnDue", from: "2026-04-01" },
      { login: "housingleader", kind: "turnDue", from: "2026-04-01" },
    ]);
  });

  test("that is over stays whose it was, whatever becomes of the seat", async () => {
    const before = await conveners();
    const deputy = must((await detail()).seats.find(({ kind }) => kind === "deputy"));
    const input = { id: deputy.id, version: deputy.version, reason: "unit_moved" };
    const own = await stage.as("community11");
    await execute(closeSeat, own, { ...input, day: "2026-02-01" }, newId());
    const after = await conveners();
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    expect(after.slice(3).map(([, who]) => who)).toEqual(["unit", "unit", "unit"]);
    expect((await seen()).plans[0]?.places[1]?.leftOn).toBe("2026-03-20");
  });

  test("of a plan that ended is none; a new plan follows on the running one", async () => {
    await refused(onPlan(endRotation, { day: "2026-03-01" }), "invalid");
    await seat(housing());
    await plan({ period: "month", startsOn: "2026-07-01" });
    expect((await seen()).plans.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ["2026-07-01", null],
      ["2026-01-01", "2026-06-30"],
      ["2014-01-01", "2015-12-31"],
    ]);
    await onPlan(endRotation, { day: "2026-08-31" });
    expect((await seen()).ahead.map(({ startsOn }) => startsOn)).toEqual([
      "2026-04-01",
      "2026-07-01",
      "2026-08-01",
    ]);
    expect((await seen("secretary1")).own).toBe(false);
    await refused(seen("community21"), "not-found");
  });
});
