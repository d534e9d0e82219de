import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { deskOf } from "@/lib/across/desk/queries";
import { tell } from "@/lib/across/notifications/commands/tell";
import { askExtension } from "@/lib/affairs/tickets/commands/ask-extension";
import { callAfterRating } from "@/lib/affairs/tickets/commands/call-after-rating";
import { callAtDue } from "@/lib/affairs/tickets/commands/call-at-due";
import { callBack } from "@/lib/affairs/tickets/commands/call-back";
import { close } from "@/lib/affairs/tickets/commands/close";
import { declineReply } from "@/lib/affairs/tickets/commands/decline-reply";
import { extend } from "@/lib/affairs/tickets/commands/extend";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { redo } from "@/lib/affairs/tickets/commands/redo";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { scan, scanUntilQuiet } from "@/tests/support/clocks";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const at = (local: string) => new Date(`${local}:00+08:00`);

const note = { channel: "phone", reached: "yes", text: "说明了进展，居民表示理解，希望下周办好。" };
const no = { contacted: "yes", solved: "no", satisfied: "no" };

beforeEach(async () => {
  // A Monday without a holiday near: seven working days end on Wednesday the week after.
  await database.freeze(at("2026-06-01T10:00"));
  await database.admin.query("update clock set ended_at = started_at, next_at = null");
});
afterEach(() => database.freeze(null));

describe("when the time is over and the matter is still in work", () => {
  test("the desk calls: not before, once, and its limit climbs the desk's own line", async () => {
    const { id } = await stage.ticketAt("in_progress");
    expect((await refused(call(id), "limit")).reason).toBe("refusal.notDueYet");
    expect(await waiting("dispatcher1")).not.toContain(id);
    await database.freeze(at("2026-06-10T18:00"));
    await scan(stage);
    expect(await waiting("dispatcher1")).toContain(id);
    await database.freeze(at("2026-06-12T18:00"));
    await scanUntilQuiet(stage);
    // Whoever handles is told that the work is late, never that somebody is to be called.
    expect((await rungs(id))[0]).toBe("street_dispatcher");
    await refused(stage.onWork("housingclerk", callAtDue, id, note), "forbidden");
    await call(id);
    expect(await waiting("dispatcher1")).not.toContain(id);
    expect(await clock(id)).toMatchObject({ ended_at: at("2026-06-12T18:00") });
    expect((await refused(call(id), "limit")).reason).toBe("refusal.calledAtDue");
    // An attempt and words: nobody has judged a result that is not there.
    expect(await stage.ticket(id)).toMatchObject({ status: "in_progress", rated_at: null });
    const detail = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
      ticketDetail(scope, id),
    );
    expect(detail.calls).toMatchObject([{ about: "due", reached: true, note: note.text }]);
  });

  test("more time moves the call", async () => {
    const { id } = await stage.ticketAt("in_progress");
    await stage.onWork("housingclerk", askExtension, id, {
      reason: "配件要从外地调来，需要两个工作日。",
      told: "配件正在路上，请再等两天。",
      days: 2,
    });
    await stage.onWork("dispatcher1", extend, id, { days: 2, text: "情况属实，同意。" });
    await database.freeze(at("2026-06-10T18:00"));
    expect((await refused(call(id), "limit")).reason).toBe("refusal.notDueYet");
    await database.freeze(at("2026-06-12T18:00"));
    await scan(stage);
    expect(await clock(id)).toMatchObject({ started_at: at("2026-06-12T18:00"), ended_at: null });
    await call(id);
  });

  test("nobody is called who wants no reply; and a call counts as no attempt to ask about the result", async () => {
    const { id, receipt } = await stage.ticketAt("in_progress");
    await execute(declineReply, receipt, { confirm: "yes" }, newId());
    await database.freeze(at("2026-06-10T18:00"));
    expect(await waiting("dispatcher1")).not.toContain(id);
    expect((await refused(call(id), "limit")).reason).toBe("refusal.wantsNoCall");
  });

  function call(id: string) {
    return stage.onWork("dispatcher1", callAtDue, id, note);
  }
});

describe('after a resident\'s own "no"', () => {
  test("the street hears at once, calls though it is closed, and the rating stays", async () => {
    const { id, receipt } = await stage.ticketAt("verified");
    await execute(rate, receipt, no, newId());
    await execute(tell, stage.job, {}, newId());
    const { rows: told } = await database.admin.query<{ kind: string; class: string }>(
      "select kind, class from notification where ticket_id = $1 and kind = 'ratedLow'",
      [id],
    );
    expect(told).toEqual([{ kind: "ratedLow", class: "now" }]);
    await stage.onWork("dispatcher1", close, id, {
      outcome: "explained",
      text: "该处属于私人产权，依法不能由街道施工，已当面说明理由。",
    });
    expect(await waiting("dispatcher1")).toContain(id);
    await refused(stage.onTicket("community11", callAfterRating, id, note), "forbidden");
    await stage.onTicket("secretary1", callAfterRating, id, note);
    expect(await waiting("dispatcher1")).not.toContain(id);
    const again = stage.onTicket("secretary1", callAfterRating, id, note);
    expect((await refused(again, "limit")).reason).toBe("refusal.noLowScore");
    expect(await stage.ticket(id)).toMatchObject({ rated_solved: "no", status: "closed" });
  });

  test("a new round asks anew; what a call-back wrote down asks for nothing", async () => {
    const { id, receipt } = await stage.ticketAt("verified");
    await execute(rate, receipt, no, newId());
    await stage.onWork("dispatcher1", redo, id, { text: "居民说没有解决，请重办。" });
    expect(await stage.ticket(id)).toMatchObject({ low_score_at: null });
    const other = await stage.ticketAt("verified");
    const answers = { channel: "phone", reached: "yes", ...no };
    await stage.onWork("dispatcher1", callBack, other.id, answers);
    expect(await stage.ticket(other.id)).toMatchObject({ rated_solved: "no", low_score_at: null });
  });

  test('a "no" of times long past, as a demo or an import tells of it, asks for nothing', async () => {
    const { id } = await stage.ticketAt("verified");
    const { path } = await stage.ticket(id);
    await withScope(stage.job, "write", ({ tx, actor }) =>
      tx.rating.createMany({
        data: {
          ...{ tenantId: actor.tenantId, ticketId: id, round: 1, path: String(path) },
          ...{ contacted: true, solved: "no", satisfied: "no", at: at("2026-05-20T10:00") },
        },
      }),
    );
    expect(await stage.ticket(id)).toMatchObject({ low_score_at: null });
  });

  test("never by a person who also serves where it was handled, not even past the command", async () => {
    const { id, receipt } = await stage.ticketAt("verified");
    await execute(rate, receipt, no, newId());
    const person = must(stage.world.people["dispatcher1"]);
    const dutyId = newId();
    await database.admin.query(
      `insert into duty (tenant_id, id, person_id, role, organization_id, path, valid_from)
       values ($1, $2, $3, 'dept_leader', $4, $5, '2020-01-01')`,
      [
        stage.world.tenantId,
        dutyId,
        person.personId,
        must(stage.world.departments["housing"]).id,
        stage.world.root,
      ],
    );
    try {
      const own = stage.onTicket("dispatcher1", callAfterRating, id, note);
      expect((await refused(own, "forbidden")).reason).toBe("refusal.serves");
      const { id: work, path } = await stage.assignment(id);
      const past = withScope(await stage.as("dispatcher1"), "write", ({ tx, actor }) =>
        tx.callBack.createMany({
          data: {
            tenantId: actor.tenantId,
            id: newId(),
            ticketId: id,
            assignmentId: work,
            path: String(path),
            round: 1,
            at: actor.at,
            halfDay: "",
            about: "rating",
            channel: "phone",
            reached: true,
            note: "x",
            dutyId: actor.dutyId ?? "",
            byName: "x",
          },
        }),
      );
      await expect(past).rejects.toThrow(/does not call back/);
    } finally {
      const end = "update duty set valid_to = '2020-01-02' where id = $1";
      await database.pastTriggers(end, [dutyId]);
    }
  });
});

/** What the desk's heap of calls shows. */
async function waiting(login: string): Promise<string[]> {
  const { sections } = await withScope(await stage.as(login), "read", deskOf);
  const section = must(sections.find(({ key }) => key === "closing"));
  return section.lines.map(({ id }) => id);
}

async function clock(ticketId: string): Promise<Record<string, unknown>> {
  const { rows } = await database.admin.query<Record<string, unknown>>(
    "select * from clock where ticket_id = $1 and kind = 'callback'",
    [ticketId],
  );
  return must(rows[0]);
}

async function rungs(ticketId: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ role: string }>(
    "select role from escalation where ticket_id = $1 and kind = 'callback' order by rung",
    [ticketId],
  );
  return rows.map(({ role }) => role);
}
