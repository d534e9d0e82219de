import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { callBack } from "@/lib/affairs/tickets/commands/call-back";
import { close } from "@/lib/affairs/tickets/commands/close";
import { declineReply } from "@/lib/affairs/tickets/commands/decline-reply";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
const stage = new Stage(database, "east");

const missed = { channel: "phone", reached: "no" };
const reached = {
  channel: "phone",
  reached: "yes",
  contacted: "yes",
  solved: "partly",
  satisfied: "basically",
  text: "居民说楼上一层还不亮。",
};
const ending = { outcome: "partly", text: "已修好一层，其余列入下月计划。" };

describe("closing needs an answer", () => {
  test("nobody closes what nobody was asked about, not even past the command", async () => {
    const { id } = await stage.ticketAt("verified");
    const no = await refused(stage.onWork("dispatcher1", close, id, ending), "wrong-status");
    expect(no.reason).toBe("refusal.unanswered");
    const work = await stage.assignment(id);
    const past = withScope(await stage.as("dispatcher1"), "write", ({ tx, actor }) =>
      tx.assignment.updateMany({
        where: { id: work.id },
        data: { status: "done", endedAt: actor.at, version: { increment: 1 } },
      }),
    );
    await expect(past).rejects.toThrow(/closing needs an answer/);
  });

  test("a call-back that reached the resident is the rating of the round", async () => {
    const { id, receipt } = await stage.ticketAt("verified");
    const bare = { channel: "phone", reached: "yes" };
    const no = await refused(stage.onWork("dispatcher1", callBack, id, bare), "invalid");
    expect(Object.keys(no.fields).sort()).toEqual(["contacted", "satisfied", "solved"]);
    await stage.onWork("secretary1", callBack, id, reached);
    expect(await stage.ticket(id)).toMatchObject({ rated_solved: "partly", status: "callback" });
    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(seen?.rating).toMatchObject({ solved: "partly", calledBy: true });
    expect(seen?.may.rate).toBe(false);
    // Once there is an answer nobody is asked again.
    await refused(stage.onWork("dispatcher1", callBack, id, missed), "limit");
    await stage.onWork("dispatcher1", close, id, ending);
    expect(await stage.ticket(id)).toMatchObject({ status: "closed", closed_because: "rated" });
  });

  test("attempts in vain count by halves of days", async () => {
    const { id } = await stage.ticketAt("verified");
    try {
      for (const [at, closes] of [
        ["2026-11-23T02:00:00Z", false],
        ["2026-11-23T03:00:00Z", false], // the same morning
        ["2026-11-23T07:00:00Z", false],
        ["2026-11-24T02:00:00Z", true],
      ] as const) {
        await database.freeze(new Date(at));
        await stage.onWork("dispatcher1", callBack, id, missed);
        const scope = await stage.as("dispatcher1");
        const detail = await withScope(scope, "read", (one) => ticketDetail(one, id));
        expect([at, detail.leadVerbs.includes("close")]).toEqual([at, closes]);
        if (!closes) {
          await refused(stage.onWork("dispatcher1", close, id, ending), "wrong-status");
        }
      }
      await stage.onWork("dispatcher1", close, id, ending);
    } finally {
      await database.freeze(null);
    }
    expect(await stage.ticket(id)).toMatchObject({
      status: "closed",
      closed_because: "unreachable",
      outcome: "partly",
    });
  });

  test("a resident who wants no reply is not called, and may still rate", async () => {
    const { id, receipt } = await stage.ticketAt("verified");
    await execute(declineReply, receipt, { confirm: "yes" }, newId());
    await refused(execute(declineReply, receipt, { confirm: "yes" }, newId()), "limit");
    await stage.onWork("dispatcher1", close, id, ending);
    expect((await stage.ticket(id))["closed_because"]).toBe("no_reply_wanted");

    const early = await stage.report({ noReply: "on" });
    expect((await stage.ticket(early.id))["no_reply_at"]).not.toBeNull();
  });
});

describe("who calls back", () => {
  test("never the handling organization, nor a person who also serves there", async () => {
    const { id } = await stage.ticketAt("verified");
    await refused(stage.onWork("housingclerk", callBack, id, missed), "forbidden");
    await refused(stage.onWork("dispatcher2", callBack, id, missed), "not-found");
    const dispatcher = must(stage.world.people["dispatcher1"]);
    const housing = must(stage.world.departments["housing"]);
    const dutyId = newId();
    await database.admin.query(
      `insert into duty (tenant_id, id, person_id, role, organization_id, path, valid_from)
       values ($1, $2, $3, 'dept_leader', $4, $5, '2020-01-01')`,
      [stage.world.tenantId, dutyId, dispatcher.personId, housing.id, stage.world.root],
    );
    try {
      const own = stage.onWork("dispatcher1", callBack, id, missed);
      expect((await refused(own, "forbidden")).reason).toBe("refusal.serves");
    } finally {
      await database.pastTriggers("update duty set valid_to = '2020-01-02' where id = $1", [
        dutyId,
      ]);
    }
    await stage.onWork("dispatcher1", callBack, id, missed);
  });

  test("the resident answers while the street calls: one answer", async () => {
    const { id, receipt } = await stage.ticketAt("verified");
    const rating = { contacted: "yes", solved: "no", satisfied: "no" };
    const outcomes = await Promise.allSettled([
      execute(rate, receipt, rating, newId()),
      stage.onWork("dispatcher1", callBack, id, reached),
    ]);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    const { rows } = await database.admin.query<{ n: number }>(
      "select count(*)::int as n from rating where ticket_id = $1",
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});
