import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { callBack } from "@/lib/affairs/tickets/commands/call-back";
import { close } from "@/lib/affairs/tickets/commands/close";
import { dispute } from "@/lib/affairs/tickets/commands/dispute";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { reclassify } from "@/lib/affairs/tickets/commands/reclassify";
import { recordSolved } from "@/lib/affairs/tickets/commands/record-solved";
import { redo } from "@/lib/affairs/tickets/commands/redo";
import { selfSolve } from "@/lib/affairs/tickets/commands/self-solve";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
const stage = new Stage(database, "east");

const done = { result: "已现场更换灯泡，楼道恢复照明。" };
const answers = { contacted: "yes", solved: "yes", satisfied: "yes" };
const ending = { outcome: "solved", text: "社区已更换灯泡，感谢您的反映。" };

describe("what a resident raised", () => {
  test("is the resident's to judge: told, rated, closed by the street, disputed", async () => {
    const { id, receipt } = await stage.report();
    await stage.onTicket("grid111", selfSolve, id, done);
    const office = must(stage.world.areas["street1.community1"]).officeId;
    expect(await stage.ticket(id)).toMatchObject({
      status: "callback",
      closed_at: null,
      lead_organization_id: office,
    });
    const { rows: clocks } = await database.admin.query<{ kind: string }>(
      "select kind from clock where ticket_id = $1 and ended_at is null",
      [id],
    );
    expect(clocks.map(({ kind }) => kind)).toEqual(["callback"]);
    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(seen?.messages.map(({ body }) => body)).toContain(done.result);
    expect(seen?.may.rate).toBe(true);
    // Nobody closes what nobody was asked about.
    await refused(stage.onWork("dispatcher1", close, id, ending), "wrong-status");
    await execute(rate, receipt, answers, newId());
    await stage.onWork("dispatcher1", close, id, ending);
    expect(await stage.ticket(id)).toMatchObject({ status: "closed", closed_because: "rated" });
    // Counted as the others are: in time, with the first contact.
    const { rows: counted } = await database.admin.query<{ measure: string }>(
      `select m.measure from ticket t, lateral sec.measures(t, 'Asia/Shanghai') m where t.id = $1`,
      [id],
    );
    expect(counted.map(({ measure }) => measure)).toEqual(
      expect.arrayContaining(["due", "due_on_time", "contact_on_time", "rated", "solved"]),
    );
    await execute(dispute, receipt, { text: "第二天又不亮了。" }, newId());
    expect((await stage.ticket(id)).status).toBe("screening");
    await stage.dispatch(id);
    expect(await stage.ticket(id)).toMatchObject({ status: "dispatched", round: 2 });
  });

  test("is not closed from the screening, not even past the command", async () => {
    const { id } = await stage.report();
    for (const status of ["closed", "callback"]) {
      const past = withScope(await stage.as("grid111"), "write", ({ tx, actor }) =>
        tx.ticket.updateMany({
          where: { id },
          data: { status, closedAt: actor.at, version: { increment: 1 } },
        }),
      );
      await expect(past).rejects.toThrow(/whoever raised it is asked/);
    }
  });

  test("comes back to the street when it was not settled", async () => {
    const { id } = await stage.report();
    await stage.onTicket("community11", selfSolve, id, done);
    await refused(stage.onWork("grid111", redo, id, { text: "灯还是不亮。" }), "forbidden");
    await stage.onWork("dispatcher1", redo, id, { text: "居民说灯还是不亮。" });
    expect(await stage.ticket(id)).toMatchObject({ status: "screening", round: 2, due_at: null });
    expect(await stage.events(id)).toContain("assignment.unsettled");
    await stage.dispatch(id);
    expect(await stage.ticket(id)).toMatchObject({ status: "dispatched", round: 2 });
  });

  test("is never called back by those who settled it, in whichever duty", async () => {
    const { id } = await stage.report();
    await stage.onTicket("community11", selfSolve, id, done);
    const person = must(stage.world.people["dispatcher1"]).personId;
    const grid = must(stage.world.areas["street1.community1.grid1"]);
    const dutyId = newId();
    await database.admin.query(
      `insert into duty (tenant_id, id, person_id, role, area_id, path, valid_from)
       values ($1, $2, $3, 'grid_worker', $4, $5, '2020-01-01')`,
      [stage.world.tenantId, dutyId, person, grid.id, grid.path],
    );
    const call = { channel: "phone", reached: "yes", ...answers };
    try {
      const own = stage.onWork("dispatcher1", callBack, id, call);
      expect((await refused(own, "forbidden")).reason).toBe("refusal.serves");
    } finally {
      const end = "update duty set valid_to = '2020-01-02' where id = $1";
      await database.pastTriggers(end, [dutyId]);
    }
    await stage.onWork("dispatcher1", callBack, id, call);
    expect(await stage.ticket(id)).toMatchObject({ rated_solved: "yes" });
  });

  test("is not settled by those it is against", async () => {
    const { id } = await stage.report();
    await stage.onTicket("dispatcher1", reclassify, id, {
      categoryId: must(stage.world.categories["0102"]),
      complainedId: must(stage.world.areas["street1.community1"]).officeId,
    });
    const no = await stage.onTicket("community11", selfSolve, id, done).catch(String);
    expect(no).not.toEqual({ id });
    expect((await stage.ticket(id)).status).not.toBe("callback");
  });
});

describe("the own finding", () => {
  const input = () => ({
    text: "巡查发现楼道里的灯坏了。",
    categoryId: must(stage.world.categories["0102"]),
    areaId: must(stage.world.areas["street1.community1.grid1"]).id,
    ...done,
  });

  test("ends at once, and says why nobody was asked", async () => {
    const { number } = await execute(recordSolved, await stage.as("grid111"), input(), newId());
    expect(await stage.ticket(number)).toMatchObject({
      status: "closed",
      outcome: "solved",
      closed_because: "self_solved",
      lead_assignment_id: null,
    });
  });

  test("goes the ordinary way as soon as it names who raised it", async () => {
    const by = await stage.as("grid111");
    const raised = { ...input(), name: "王先生", phone: "13800000000" };
    const { number } = await execute(recordSolved, by, raised, newId());
    const { id, status } = await stage.ticket(number);
    expect(status).toBe("callback");
    const detail = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
      ticketDetail(scope, id),
    );
    expect(detail.lead).toMatchObject({ status: "verified", result: done.result });
    expect(detail.leadVerbs).toContain("callBack");
  });
});
