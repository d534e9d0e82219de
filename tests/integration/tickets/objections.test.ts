import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/platform/core/calendar";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { answer } from "@/lib/affairs/tickets/commands/answer";
import { askTermination } from "@/lib/affairs/tickets/commands/ask-termination";
import { contest } from "@/lib/affairs/tickets/commands/contest";
import { locate } from "@/lib/affairs/tickets/commands/locate";
import { overrule } from "@/lib/affairs/tickets/commands/overrule";
import { reject } from "@/lib/affairs/tickets/commands/reject";
import { terminate } from "@/lib/affairs/tickets/commands/terminate";
import { uphold } from "@/lib/affairs/tickets/commands/uphold";
import { deskOf } from "@/lib/across/desk/queries";
import { queueHeaps } from "@/lib/affairs/tickets/queries/queue";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// 不服: DOMAIN §2.3 (a superior overrules each exit), §2.12 (explanation on objection), §2.13, 4.

const database = useDatabase("east");
const stage = new Stage(database, "east");
const words = { text: "楼道照明就归街道管，不该让我去找物业。" };
const why = { text: "经核对职责清单，楼内照明由物业负责，已转告物业。" };

async function rejected() {
  const ticket = await stage.report();
  await stage.onTicket("dispatcher1", reject, ticket.id, {
    reasonCode: "out_of_scope",
    text: "不属于受理范围，请向物业反映。",
  });
  return ticket;
}

async function asking(login: string) {
  const desk = await withScope(await stage.as(login), "read", deskOf);
  const section = desk.sections.find(({ key }) => key === "asking");
  return section?.lines.map(({ id }) => id) ?? [];
}

async function clocks(id: string) {
  const { rows } = await database.admin.query<{ kind: string }>(
    "select kind from clock where ticket_id = $1 and ended_at is null order by kind",
    [id],
  );
  return rows.map(({ kind }) => kind);
}

describe("a resident objects to a refusal", () => {
  test("a superior reads it on the desk, with a clock, and stays with it once and for all", async () => {
    const { id, receipt } = await rejected();
    await refused(stage.onTicket("secretary1", uphold, id, why), "limit");
    expect((await withScope(receipt, "read", ticketOfReceipt))?.may.contest).toBe(true);
    await execute(contest, receipt, words, newId());
    expect(await stage.ticket(id)).toMatchObject({ status: "rejected", upheld_at: null });
    expect(await clocks(id)).toEqual(["objection"]);
    expect(await asking("secretary1")).toContain(id);
    expect(await asking("dispatcher1")).not.toContain(id);
    await refused(execute(contest, receipt, words, newId()), "limit");
    await refused(stage.onTicket("dispatcher1", uphold, id, why), "forbidden");

    await stage.onTicket("secretary1", uphold, id, why);
    expect(await clocks(id)).toEqual([]);
    expect(await asking("secretary1")).not.toContain(id);
    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(seen?.contest?.answer).toBe(why.text);
    expect(seen?.may.contest).toBe(false);
    expect(seen?.events.map(({ name }) => name).slice(0, 2)).toEqual([
      "ticket.upheld",
      "ticket.contested",
    ]);
    await refused(execute(contest, receipt, words, newId()), "limit");
    await refused(stage.onTicket("secretary1", uphold, id, why), "limit");
  });

  test("granted, it begins anew, and the next conclusion may be objected to again", async () => {
    const { id, receipt } = await rejected();
    await execute(contest, receipt, words, newId());
    await stage.onTicket("secretary1", overrule, id, { text: "属于受理范围。" });
    expect(await stage.ticket(id)).toMatchObject({ status: "screening", contested_at: null });
    await stage.onTicket("dispatcher1", answer, id, { text: "已通知物业今晚更换灯泡。" });
    await execute(contest, receipt, { text: "物业今天没有来，请再核实。" }, newId());
    const { rows } = await database.admin.query<{ fresh: boolean }>(
      `select c.started_at = t.contested_at and c.ended_at is null as fresh from clock c
       join ticket t on t.id = c.ticket_id where c.ticket_id = $1 and c.kind = 'objection'`,
      [id],
    );
    expect(rows).toEqual([{ fresh: true }]);
  });

  test("never decided by who concluded, whichever the duty; not after the window", async () => {
    const ticket = await stage.report();
    await stage.onTicket("center", answer, ticket.id, { text: "物业负责，已经转告物业。" });
    await execute(contest, ticket.receipt, words, newId());
    await refused(stage.onTicket("center", uphold, ticket.id, why), "forbidden");
    const around = withScope(await stage.as("center"), "write", ({ actor, tx }) =>
      tx.ticket.updateMany({
        where: { tenantId: actor.tenantId, id: ticket.id },
        data: { upheldAt: actor.at, version: { increment: 1 } },
      }),
    );
    await expect(around).rejects.toThrow(/did not conclude/);

    const late = await rejected();
    const { closed_at: at } = await stage.ticket(late.id);
    await database.freeze(new Date(addDays(Number(at), 30, "Asia/Shanghai") + 1000));
    try {
      await refused(execute(contest, late.receipt, words, newId()), "too-late");
    } finally {
      await database.freeze(null);
    }
  });
});

describe("in the district's pool, where one person is the whole desk", () => {
  async function answered() {
    const ticket = await stage.report();
    await database.pastTriggers(
      "update ticket t set status = 'registered', path = d.path, area_id = d.id, place_names = d.name from area d where t.id = $1 and d.tenant_id = t.tenant_id and d.level = 'district'",
      [ticket.id],
    );
    await stage.onTicket("center", answer, ticket.id, { text: "物业负责，已经转告物业。" });
    return ticket;
  }
  async function waits(login: string) {
    const heaps = await withScope(await stage.as(login), "read", (scope) =>
      queueHeaps(scope, { q: undefined }),
    );
    return heaps.asks;
  }

  test("the party organization decides what its dispatcher concluded, and nothing without an objection", async () => {
    const { id, receipt } = await answered();
    await refused(stage.onTicket("org", uphold, id, why), "limit");
    await refused(stage.onTicket("org", overrule, id, { text: "属于受理范围。" }), "forbidden");
    await execute(contest, receipt, words, newId());
    expect(await waits("center")).not.toContain(id);
    await refused(stage.onTicket("center", uphold, id, why), "forbidden");
    await stage.onTicket("org", uphold, id, why);
    expect(await clocks(id)).toEqual([]);
    expect((await withScope(receipt, "read", ticketOfReceipt))?.contest?.answer).toBe(why.text);

    const other = await answered();
    await execute(contest, other.receipt, words, newId());
    await stage.onTicket("org", overrule, other.id, { text: "属于受理范围。" });
    expect(await stage.ticket(other.id)).toMatchObject({ status: "registered" });
  });

  test("what a street concluded stands on the district's dispatch desk until it is decided", async () => {
    const { id, receipt } = await rejected();
    await execute(contest, receipt, words, newId());
    expect(await waits("center")).toContain(id);
    expect(await waits("dispatcher1")).not.toContain(id);
    await stage.onTicket("center", uphold, id, why);
    expect(await waits("center")).not.toContain(id);
  });
});

describe("a resident objects to a termination", () => {
  async function terminated() {
    const ticket = await stage.ticketAt("in_progress");
    await stage.onWork("housingclerk", askTermination, ticket.id, {
      reasonCode: "no_cooperation",
      reason: "多次联系，居民不同意入户，无法施工。",
      told: "您不同意入户，这件事无法继续办理。",
    });
    await stage.onWork("dispatcher1", terminate, ticket.id, { text: "情况属实，同意。" });
    return ticket;
  }

  test("the words are for the superiors, and a new handling begins", async () => {
    const { id, receipt } = await terminated();
    const first = await stage.assignment(id);
    await execute(contest, receipt, { text: "我没有不同意，只是要求换个时间。" }, newId());
    const { rows } = await database.admin.query(
      "select organization_id from message where ticket_id = $1 and side = 'resident'",
      [id],
    );
    expect(rows).toEqual([{ organization_id: null }]);
    await stage.onTicket("secretary1", overrule, id, { text: "请换时间再办。" });
    expect(await stage.ticket(id)).toMatchObject({
      status: "screening",
      round: 2,
      reopened: 0,
      lead_assignment_id: null,
      closed_at: null,
    });
    await stage.dispatch(id, "housing");
    expect(await stage.assignment(id)).toMatchObject({ round: 2, status: "dispatched" });
    expect((await stage.assignment(id)).id).not.toBe(first.id);
  });

  test("is not decided by the dispatcher who agreed to it", async () => {
    const ticket = await stage.ticketAt("in_progress");
    await stage.onWork("housingclerk", askTermination, ticket.id, {
      reasonCode: "statutory",
      reason: "依照条例，这类事项不再由本单位办理。",
      told: "这件事依照条例不能再办理。",
    });
    await stage.onWork("center", terminate, ticket.id, { text: "情况属实，同意。" });
    await execute(contest, ticket.receipt, words, newId());
    await refused(stage.onTicket("center", overrule, ticket.id, { text: "再办。" }), "forbidden");
    await stage.onTicket("secretary1", uphold, ticket.id, why);
  });
});

test("what was overruled in the pool waits there for its place, and what was reported stays", async () => {
  const { id, receipt } = await stage.report({ areaId: undefined, address: "北街菜场对面" });
  expect((await stage.ticket(id)).status).toBe("registered");
  await stage.onTicket("center", reject, id, {
    reasonCode: "out_of_scope",
    text: "不属于受理范围，请向物业反映。",
  });
  await execute(contest, receipt, words, newId());
  // Another of the district's dispatchers decides.
  await database.pastTriggers("update ticket set exited_by = null where id = $1", [id]);
  await stage.onTicket("center", overrule, id, { text: "属于受理范围。" });
  expect((await stage.ticket(id)).status).toBe("registered");
  const areaId = must(stage.world.areas["street1.community1"]).id;
  await stage.onTicket("center", locate, id, { areaId });
  const detail = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
    ticketDetail(scope, id),
  );
  expect(detail).toMatchObject({ status: "screening", address: "北街菜场对面" });
  expect(detail.reportedPlace).not.toBeNull();
  expect(detail.placeNames).not.toBe(detail.reportedPlace);
});
