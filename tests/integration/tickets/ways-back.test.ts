import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/platform/core/calendar";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { withScope } from "@/lib/platform/db/scope";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { close } from "@/lib/affairs/tickets/commands/close";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { dispute } from "@/lib/affairs/tickets/commands/dispute";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { redo } from "@/lib/affairs/tickets/commands/redo";
import { transfer } from "@/lib/affairs/tickets/commands/transfer";
import { locate } from "@/lib/affairs/tickets/commands/locate";
import { recall } from "@/lib/affairs/tickets/commands/recall";
import { reopen } from "@/lib/affairs/tickets/commands/reopen";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { signOff } from "@/lib/affairs/tickets/commands/sign-off";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { refused, Stage } from "@/tests/support/commands";
import { must } from "@/tests/support/world";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("east");
const stage = new Stage(database, "east");
const facts = { text: "灯修好第二天又坏了，附近几层都不亮。" };

async function closed() {
  const ticket = await stage.ticketAt("verified");
  const rating = { contacted: "yes", solved: "yes", satisfied: "yes" };
  await execute(rate, ticket.receipt, rating, newId());
  await stage.onWork("dispatcher1", close, ticket.id, {
    outcome: "solved",
    text: "楼道灯已修好，谢谢反映。",
  });
  return ticket;
}

describe("a resident disputes the result", () => {
  test("a new round with a due time of its own; what the first one brought stays", async () => {
    const { id, receipt } = await closed();
    const first = await stage.assignment(id);
    await execute(dispute, receipt, facts, newId());
    expect(await stage.ticket(id)).toMatchObject({
      status: "screening",
      round: 2,
      reopened: 1,
      outcome: null,
      due_at: null,
      lead_assignment_id: null,
    });
    // Once for each round.
    await refused(execute(dispute, receipt, facts, newId()), "wrong-status");
    expect(await stage.assignment(id)).toMatchObject({ id: first.id, status: "done", round: 1 });

    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(seen?.replyText).toBe("楼道灯已修好，谢谢反映。");
    expect(seen?.events.map(({ name, values }) => [name, values.outcome])).toEqual(
      expect.arrayContaining([
        ["ticket.disputed", ""],
        ["assignment.closed", "solved"],
      ]),
    );

    // The same organization gets the time of a second handling, another one the whole time.
    await stage.dispatch(id, "housing");
    const second = await stage.assignment(id);
    expect(second).toMatchObject({ round: 2, status: "dispatched" });
    const days = (Number(second["due_at"]) - Number(second["dispatched_at"])) / 86_400_000;
    expect(days).toBeGreaterThan(1);
    expect(days).toBeLessThan(6.5);
    expect((await stage.ticket(id))["rated_solved"]).toBe("yes");
    // The words were for the street: whoever leads has the new task and nothing else.
    const { rows } = await database.admin.query(
      "select organization_id from message where ticket_id = $1 and body = $2",
      [id, facts.text],
    );
    expect(rows).toEqual([{ organization_id: null }]);
  });

  test("not after the window, and not without facts", async () => {
    const { id, receipt } = await closed();
    const short = await refused(execute(dispute, receipt, { text: "不行" }, newId()), "invalid");
    expect(short.fields).toEqual({ text: "field.tooShort" });
    const { closed_at: at } = await stage.ticket(id);
    const end = addDays(Number(at), 30, "Asia/Shanghai");
    await database.freeze(new Date(end + 1000));
    try {
      await refused(execute(dispute, receipt, facts, newId()), "too-late");
      await refused(stage.onTicket("dispatcher1", reopen, id, { text: "补办。" }), "too-late");
    } finally {
      await database.freeze(null);
    }
  });

  test("while the street reopens it: one of them does", async () => {
    const { id, receipt } = await closed();
    const outcomes = await Promise.allSettled([
      execute(dispute, receipt, facts, newId()),
      stage.onTicket("dispatcher1", reopen, id, { text: "回头看发现没修好。" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost: unknown = outcomes.find((one) => one.status === "rejected")?.reason;
    expect(lost).toBeInstanceOf(Refusal);
    expect(await stage.ticket(id)).toMatchObject({ status: "screening", round: 2, reopened: 1 });
  });
});

test("the street reopens what was not done", async () => {
  const { id } = await closed();
  await refused(stage.onTicket("secretary1", reopen, id, { text: "没有修好。" }), "forbidden");
  await stage.onTicket("dispatcher1", reopen, id, { text: "回头看发现没修好。" });
  expect(await stage.ticket(id)).toMatchObject({ status: "screening", round: 2 });
  const scope = await stage.as("dispatcher1");
  const detail = await withScope(scope, "read", (one) => ticketDetail(one, id));
  expect(detail.dispatch?.again?.names).toEqual(["住建局"]);
  await stage.dispatch(id, "water");
  const work = await stage.assignment(id);
  const days = (Number(work["due_at"]) - Number(work["dispatched_at"])) / 86_400_000;
  expect(days).toBeGreaterThan(6.5);
});

describe("a problem order", () => {
  const marks = async (id: string) =>
    (await stage.events(id)).filter((name) => name === "ticket.escalated").length;

  test("the third redo makes one, once", async () => {
    const { id } = await stage.ticketAt("submitted");
    for (const round of [2, 3, 4, 5]) {
      await stage.onWork("dispatcher1", redo, id, { text: "现场查看仍然没有修好。" });
      const escalated = (await stage.ticket(id))["escalated_for"];
      expect(escalated).toBe(round >= 4 ? "redo" : null);
      await stage.onWork("housingclerk", submit, id, {
        result: "再次更换灯具并检查线路。",
        measures: "已派人到现场处理。",
        answeredHow: "phone",
        outcome: "solved",
      });
      await stage.onWork("housingleader", signOff, id);
    }
    expect(await marks(id)).toBe(1);
    const scope = await stage.as("secretary1");
    const detail = await withScope(scope, "read", (one) => ticketDetail(one, id));
    expect(detail.escalatedFor).toBe("redo");
  });

  test("so does the dispute that asks for the third redo, at once and told to those above", async () => {
    const { id, receipt } = await closed();
    await database.pastTriggers("update ticket set round = 3 where id = $1", [id]);
    await execute(dispute, receipt, facts, newId());
    expect(await stage.ticket(id)).toMatchObject({
      status: "screening",
      round: 4,
      escalated_for: "redo",
    });
    expect(await marks(id)).toBe(1);
    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(seen?.events.map(({ name }) => name)).toContain("ticket.escalated");
  });

  test("so does the third organization that was wrong", async () => {
    const { id } = await stage.report();
    for (const department of ["housing", "city", "water"]) {
      expect(await marks(id)).toBe(0);
      await stage.dispatch(id, department);
      await stage.onWork(`${department}clerk`, requestReturn, id, {
        reasonCode: "not_our_territory",
        text: "该处由市级单位管养，不在本单位范围。",
      });
      await stage.onWork("dispatcher1", acceptReturn, id, { text: "同意，另行研究。" });
    }
    expect(await stage.ticket(id)).toMatchObject({ escalated_for: "transfer", transfers: 3 });
    expect(await marks(id)).toBe(1);
  });

  test("so does the third street that sent it on, and a place out of the pool counts nothing", async () => {
    const { id } = await stage.report();
    const at = (key: string) => must(stage.world.areas[key]).id;
    const send = (login: string, to: string) =>
      stage.onTicket(login, transfer, id, { areaId: at(to), text: "不属本辖区。" });
    await send("dispatcher1", "street1.community2");
    expect(await stage.ticket(id)).toMatchObject({ transfers: 0 });
    await send("dispatcher1", "street2");
    await send("dispatcher2", "district");
    expect(await stage.ticket(id)).toMatchObject({ transfers: 2, escalated_for: null });
    await stage.onTicket("center", locate, id, { areaId: at("street1") });
    expect(await stage.ticket(id)).toMatchObject({ transfers: 2, escalated_for: null });
    await send("dispatcher1", "street2");
    expect(await stage.ticket(id)).toMatchObject({ transfers: 3, escalated_for: "transfer" });
    expect(await marks(id)).toBe(1);
  });

  test("an order taken back at once is no transfer", async () => {
    const { id } = await stage.ticketAt("dispatched");
    await stage.onWork("dispatcher1", recall, id, { text: "派错了单位。" });
    expect(await stage.ticket(id)).toMatchObject({ status: "screening", transfers: 0 });
  });
});

test("the second round goes its whole way and is rated for itself", async () => {
  const { id, receipt } = await closed();
  await execute(dispute, receipt, facts, newId());
  await stage.dispatch(id, "housing");
  await stage.onWork("housingclerk", accept, id);
  await stage.onWork("housingclerk", contact, id, { text: "您好，我们再来看。" });
  await stage.onWork("housingclerk", submit, id, {
    result: "更换整条线路并换灯。",
    measures: "已派人到现场处理。",
    answeredHow: "phone",
    outcome: "solved",
  });
  await stage.onWork("housingleader", signOff, id);
  await execute(rate, receipt, { contacted: "yes", solved: "no", satisfied: "no" }, newId());
  const { rows } = await database.admin.query(
    "select round, solved from rating where ticket_id = $1 order by round",
    [id],
  );
  expect(rows).toEqual([
    { round: 1, solved: "yes" },
    { round: 2, solved: "no" },
  ]);
});

test("the next one to lead has not spoken with the resident because another one has", async () => {
  const { id, receipt } = await closed();
  expect((await stage.ticket(id))["first_contact_at"]).not.toBeNull();
  await execute(dispute, receipt, facts, newId());
  expect(await stage.ticket(id)).toMatchObject({ first_contact_at: null });
  await stage.dispatch(id, "water");
  expect(await stage.ticket(id)).toMatchObject({ first_contact_at: null });
});
