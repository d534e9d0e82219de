import { describe, expect, test } from "vitest";
import { answer } from "@/lib/affairs/tickets/commands/answer";
import { addFacts } from "@/lib/affairs/tickets/commands/add-facts";
import { close } from "@/lib/affairs/tickets/commands/close";
import { closeLinked } from "@/lib/affairs/tickets/commands/close-linked";
import { dispute } from "@/lib/affairs/tickets/commands/dispute";
import { link } from "@/lib/affairs/tickets/commands/link";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { reject } from "@/lib/affairs/tickets/commands/reject";
import { reopen } from "@/lib/affairs/tickets/commands/reopen";
import { transfer } from "@/lib/affairs/tickets/commands/transfer";
import { unlink } from "@/lib/affairs/tickets/commands/unlink";
import { withdraw } from "@/lib/affairs/tickets/commands/withdraw";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { repliesFor } from "@/lib/affairs/tickets/queries/replies";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { dispatchDesk } from "@/lib/across/desk/queries/dispatch-desk";
import { readQueueAddress, screenBy } from "@/lib/affairs/tickets/rules/queue";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { followLeads } from "@/scripts/jobs/clusters";
import { scan } from "@/tests/support/clocks";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
const stage = new Stage(database, "east");
const happy = { contacted: "yes", solved: "yes", satisfied: "yes" };

const joinTo = (number: string, id: string, login = "dispatcher1") =>
  stage.onTicket(login, link, id, { number });
const seenBy = async (login: string, id: string) =>
  withScope(await stage.as(login), "read", (scope) => ticketDetail(scope, id));
const clocksOf = async (id: string) =>
  (
    await database.admin.query<{ kind: string; started_at: Date }>(
      "select kind, started_at from clock where ticket_id = $1 and ended_at is null",
      [id],
    )
  ).rows;

/** What the worker does, once. */
async function follow() {
  const credential = stage.job;
  const doings: string[] = [];
  await followLeads(
    { credential, read: (query) => withScope(credential, "read", query) },
    new AbortController().signal,
    async (doing, run) => {
      doings.push(doing);
      await run();
    },
  );
  return doings.length;
}

async function closeLead(lead: Awaited<ReturnType<Stage["ticketAt"]>>) {
  await execute(rate, lead.receipt, happy, newId());
  await stage.onWork("dispatcher1", close, lead.id, {
    outcome: "solved",
    text: "王女士您好，楼道灯已修好，可回拨13812345678，谢谢反映。",
  });
}

describe("a matter that was reported again", () => {
  test("is handled with the first one and keeps all that is its own", async () => {
    const lead = await stage.report();
    const other = await stage.report({ text: "三楼楼道灯不亮，老人差点摔倒。" });
    const before = await stage.ticket(other.id);
    await joinTo(lead.number, other.id);
    const after = await stage.ticket(other.id);
    expect(after).toMatchObject({ status: "linked", lead_ticket_id: lead.id });
    for (const own of ["number", "text", "title", "path", "registered_at", "round"]) {
      expect(after[own]).toEqual(before[own]);
    }
    expect(await stage.events(other.id)).toEqual(["ticket.reported", "ticket.linked"]);
    expect(await stage.events(lead.id)).toEqual(["ticket.reported", "ticket.joined"]);
    // Its time is the lead's from now on.
    expect(await clocksOf(other.id)).toEqual([]);

    const fromLead = await seenBy("dispatcher1", lead.id);
    expect(fromLead.cluster).toMatchObject({ lead: null, people: 2, mayPart: true });
    expect(fromLead.cluster?.members.map(({ number }) => number)).toEqual([other.number]);
    const fromMember = await seenBy("secretary1", other.id);
    expect(fromMember.cluster).toMatchObject({ people: 2, mayPart: false });
    expect(fromMember.cluster?.lead?.number).toBe(lead.number);
    expect(fromMember.ticketVerbs).not.toContain("dispatch");
  });

  test("its resident sees the other's progress and none of its words", async () => {
    const lead = await stage.report({ text: "我是八号楼的刘大爷，灯坏了。", name: "刘大爷" });
    const other = await stage.report();
    await joinTo(lead.number, other.id);
    await stage.dispatch(lead.id);
    const seen = must(await withScope(other.receipt, "read", ticketOfReceipt));
    expect(seen.handledWith).toMatchObject({
      number: lead.number,
      status: "dispatched",
      people: 2,
    });
    expect(seen.handledWith?.steps.map(({ name }) => name)).toEqual(["ticket.dispatched"]);
    expect(seen.responsible).toBe("住建局");
    expect(seen.dueAt).toEqual((await stage.ticket(lead.id))["due_at"]);
    expect(JSON.stringify(seen)).not.toContain("刘大爷");
    expect(seen.may).toMatchObject({ addFacts: true, withdraw: true, rate: false });

    await execute(addFacts, other.receipt, { text: "现在连一楼也不亮了。" }, newId());
    const page = await seenBy("dispatcher1", lead.id);
    expect(page.cluster?.words).toMatchObject([
      { number: other.number, body: "现在连一楼也不亮了。" },
    ]);
    // Whoever handles has been told nothing of the second resident.
    const { rows } = await database.admin.query(
      "select organization_id from message where ticket_id = $1",
      [other.id],
    );
    expect(rows).toEqual([{ organization_id: null }]);
    // The lead's own resident sees nothing of the other.
    const first = must(await withScope(lead.receipt, "read", ticketOfReceipt));
    expect(first.handledWith).toBeNull();
    expect(JSON.stringify(first)).not.toContain(other.number);
  });

  test("a visitor, and a receipt of a matter that stands alone, learn nothing", async () => {
    const alone = await stage.report();
    const own = must(await withScope(alone.receipt, "read", ticketOfReceipt));
    expect(own.handledWith).toBeNull();
    await expect(
      withScope(stage.visitor, "read", ({ tx }) => tx.$queryRaw`select * from sec.handled_with()`),
    ).rejects.toThrow();
  });
});

test("a lead costs its pages twelve statements at most, with whatever its members say", async () => {
  const lead = await stage.report();
  const member = await stage.report();
  await joinTo(lead.number, member.id);
  await execute(addFacts, member.receipt, { text: "现在连一楼也不亮了。" }, newId());
  const cost = async (read: (scope: Scope) => Promise<unknown>) => {
    const credential = await stage.as("dispatcher1");
    return (await recordStatements(() => withScope(credential, "read", read))).statements.length;
  };
  const address = { ...readQueueAddress({}), ticket: lead.id };
  expect(await cost((scope) => dispatchDesk(scope, address))).toBeLessThanOrEqual(12);
  const page = async (scope: Scope) => {
    await ticketDetail(scope, lead.id, { suggest: "all", areas: false });
    await repliesFor(scope);
  };
  expect(await cost(page)).toBeLessThanOrEqual(12);
});

describe("what cannot lead", () => {
  const advice = async (number: string, id: string, login = "dispatcher1") =>
    (await refused(joinTo(number, id, login), "invalid")).fields;

  test("itself, one that is linked, one that ended, one elsewhere; a leader is not linked", async () => {
    const lead = await stage.report();
    const member = await stage.report();
    const third = await stage.report();
    const away = await stage.report({
      areaId: must(stage.world.areas["street2.community1.grid1"]).id,
    });
    expect(await advice(member.number, member.id)).toEqual({ number: "link.unknown" });
    await joinTo(lead.number, member.id);
    expect(await advice(member.number, third.id)).toEqual({ number: "link.isMember" });
    expect(await advice(third.number, lead.id)).toEqual({ number: "link.leads" });
    expect(await advice(away.number, third.id)).toEqual({ number: "link.unknown" });
    expect(await advice(away.number, third.id, "center")).toEqual({ number: "link.otherStreet" });
    const ended = await stage.report();
    await stage.onTicket("dispatcher1", answer, ended.id, { text: "您好，物业已在处理。" });
    expect(await advice(ended.number, third.id)).toEqual({ number: "link.exited" });
    await execute(withdraw, third.receipt, { confirm: "yes" }, newId());
    const fourth = await stage.report();
    expect(await advice(third.number, fourth.id)).toEqual({ number: "link.gone" });
    const closed = await stage.ticketAt("verified");
    await closeLead(closed);
    expect(await advice(closed.number, fourth.id)).toEqual({ number: "link.closed" });
    await refused(joinTo(lead.number, fourth.id, "secretary1"), "forbidden");
    await refused(joinTo(lead.number, closed.id), "wrong-status");
  });

  test("the database says the same to whoever writes past the command", async () => {
    const lead = await stage.report();
    const member = await stage.report();
    const other = await stage.report();
    await joinTo(lead.number, member.id);
    const write = async (id: string, to: string) =>
      withScope(
        await stage.as("dispatcher1"),
        "write",
        ({ tx }) =>
          tx.$executeRaw`update ticket set status = 'linked', lead_ticket_id = ${to}::uuid,
          version = version + 1 where id = ${id}::uuid`,
      );
    await expect(write(other.id, member.id)).rejects.toThrow(/cannot lead/);
    await expect(write(lead.id, other.id)).rejects.toThrow(/leads others/);
    await expect(
      withScope(
        stage.job,
        "write",
        ({ tx }) =>
          tx.$executeRaw`update ticket set status = 'closed', version = version + 1 where id = ${member.id}::uuid`,
      ),
    ).rejects.toThrow(/lead is not closed/);
  });
});

describe("out of the cluster again", () => {
  test("with a reason, to the screening with its whole time", async () => {
    // In working time and on another day: otherwise two beginnings have the same end.
    const morning = Date.parse("2026-11-24T09:30+08:00");
    await database.freeze(new Date(morning));
    const lead = await stage.report();
    const member = await stage.report();
    await database.freeze(new Date(morning + 3_600_000));
    try {
      await joinTo(lead.number, member.id);
      await database.freeze(new Date(morning + 26 * 3_600_000));
      await refused(stage.onTicket("dispatcher1", unlink, member.id, { text: "" }), "invalid");
      await stage.onTicket("dispatcher1", unlink, member.id, { text: "不是同一个楼道。" });
      const after = await stage.ticket(member.id);
      expect(after).toMatchObject({ status: "screening", lead_ticket_id: null });
      const [clock] = await clocksOf(member.id);
      expect(clock?.kind).toBe("screen");
      expect(Number(clock?.started_at)).toBeGreaterThan(Number(after["registered_at"]) + 7_000_000);
      // And the desk names the end of that time, before and after the scan has reckoned it.
      const decideBy = async () =>
        withScope(await stage.as("dispatcher1"), "read", async (scope) => {
          const { lines } = await dispatchDesk(scope, readQueueAddress({}));
          const clockwork = await clockworkOf(scope, scope.actor.lo);
          const named = lines.find(({ id }) => id === member.id)?.decideBy;
          const [anew, old] = [clock?.started_at, after["registered_at"]].map((from) =>
            new Date(screenBy(Number(from), clockwork)).toISOString(),
          );
          return { named, anew, old };
        });
      const unplanned = await decideBy();
      expect(unplanned.named).toBe(unplanned.anew);
      expect(unplanned.named).not.toBe(unplanned.old);
      await scan(stage);
      expect(await decideBy()).toEqual(unplanned);
      expect(await stage.events(lead.id)).toContain("ticket.parted");
      expect((await seenBy("dispatcher1", lead.id)).cluster).toBeNull();
      await stage.dispatch(member.id);
      expect((await stage.ticket(member.id)).status).toBe("dispatched");
    } finally {
      await database.freeze(null);
    }
  });

  test("when the lead ends without a result for everybody, or goes to another street", async () => {
    const ends: [string, (lead: Awaited<ReturnType<Stage["report"]>>) => Promise<unknown>][] = [
      ["withdrawn", ({ receipt }) => execute(withdraw, receipt, { confirm: "yes" }, newId())],
      [
        "rejected",
        ({ id }) =>
          stage.onTicket("dispatcher1", reject, id, {
            reasonCode: "out_of_scope",
            text: "不属于受理范围，请向物业反映。",
          }),
      ],
      [
        "away",
        ({ id }) =>
          stage.onTicket("dispatcher1", transfer, id, {
            areaId: must(stage.world.areas["street2"]).id,
            text: "实为二街道。",
          }),
      ],
    ];
    for (const [name, end] of ends) {
      const lead = await stage.report();
      const member = await stage.report();
      await joinTo(lead.number, member.id);
      await end(lead);
      expect(await follow(), name).toBe(1);
      expect(await stage.ticket(member.id), name).toMatchObject({
        status: "screening",
        lead_ticket_id: null,
      });
      expect(await follow(), name).toBe(0);
      expect(await stage.events(member.id)).toContain("ticket.released");
      const seen = must(await withScope(member.receipt, "read", ticketOfReceipt));
      expect(seen.handledWith).toBeNull();
      expect(seen.events[0]?.name).toBe("ticket.released");
    }
  });

  test("a resident may leave it at any time", async () => {
    const lead = await stage.report();
    const member = await stage.report();
    await joinTo(lead.number, member.id);
    await execute(withdraw, member.receipt, { confirm: "yes" }, newId());
    expect(await stage.ticket(member.id)).toMatchObject({
      status: "withdrawn",
      lead_ticket_id: null,
    });
    expect((await seenBy("dispatcher1", lead.id)).cluster).toBeNull();
  });
});

describe("the end of the lead", () => {
  test("closes its members once, tells each the result, and lets each rate", async () => {
    const lead = await stage.ticketAt("verified");
    const members = [await stage.report(), await stage.report()];
    for (const { id } of members) await joinTo(lead.number, id);
    expect(await follow()).toBe(0);
    await closeLead(lead);
    expect(await follow()).toBe(2);
    expect(await follow()).toBe(0);
    for (const { id, receipt } of members) {
      expect(await stage.ticket(id)).toMatchObject({
        status: "closed",
        outcome: "solved",
        closed_because: "with_lead",
        lead_ticket_id: lead.id,
      });
      // Another resident's name and number are not handed on.
      expect((await stage.ticket(id))["reply_text"]).not.toContain("13812345678");
      expect((await stage.ticket(id))["reply_text"]).toContain("楼道灯已修好");
      const seen = must(await withScope(receipt, "read", ticketOfReceipt));
      expect(seen.events[0]).toMatchObject({
        name: "ticket.closed_with_lead",
        values: { outcome: "solved" },
      });
      expect(seen.may).toMatchObject({ rate: true, dispute: true });
    }
    const [happyOne, sad] = members.map(must);
    await execute(rate, must(happyOne).receipt, happy, newId());
    await execute(rate, must(sad).receipt, { ...happy, solved: "no", satisfied: "no" }, newId());
    await refused(execute(rate, must(sad).receipt, happy, newId()), "limit");
    // The lead's own rating is the lead's; whoever was closed by itself does not rate again.
    await refused(execute(rate, lead.receipt, happy, newId()), "limit");
    expect(await stage.ticket(must(sad).id)).toMatchObject({ rated_solved: "no" });
    await execute(dispute, must(sad).receipt, { text: "我们楼道的灯还是不亮。" }, newId());
    expect(await stage.ticket(must(sad).id)).toMatchObject({
      status: "screening",
      round: 2,
      lead_ticket_id: null,
    });
    expect((await stage.ticket(must(happyOne).id)).status).toBe("closed");
    expect((await stage.ticket(lead.id)).status).toBe("closed");
  });

  test("that was opened again in time takes them along", async () => {
    const lead = await stage.ticketAt("verified");
    const member = await stage.report();
    await joinTo(lead.number, member.id);
    await closeLead(lead);
    await stage.onTicket("dispatcher1", reopen, lead.id, { text: "回头看又坏了。" });
    expect(await follow()).toBe(0);
    expect((await stage.ticket(member.id)).status).toBe("linked");
    const { id, version } = await stage.ticket(member.id);
    await refused(execute(closeLinked, stage.job, { id, version }, newId()), "wrong-status");
  });
});

describe("at the same moment", () => {
  const kinds = (outcomes: PromiseSettledResult<unknown>[]) =>
    outcomes.map((one) => (one.status === "fulfilled" ? "done" : reasonOf(one.reason))).sort();
  const reasonOf = (reason: unknown) =>
    reason instanceof Refusal ? reason.code : `no refusal: ${String(reason)}`;

  test("link and dispatch of one ticket: one of them", async () => {
    for (let n = 0; n < 8; n += 1) {
      const lead = await stage.report();
      const member = await stage.report();
      const outcomes = await Promise.allSettled([
        joinTo(lead.number, member.id),
        stage.dispatch(member.id),
      ]);
      // Who comes second finds another version, or already another status.
      expect([
        ["conflict", "done"],
        ["done", "wrong-status"],
      ]).toContainEqual(kinds(outcomes));
      const after = await stage.ticket(member.id);
      expect(["linked", "dispatched"]).toContain(after.status);
      expect(after.status === "linked").toBe(after["lead_assignment_id"] === null);
    }
  });

  test("A to B and B to A: one of them, and never a circle", async () => {
    for (let n = 0; n < 8; n += 1) {
      const [a, b] = [await stage.report(), await stage.report()];
      const outcomes = await Promise.allSettled([joinTo(a.number, b.id), joinTo(b.number, a.id)]);
      expect(kinds(outcomes)).toEqual(["done", "invalid"]);
      const statuses = [(await stage.ticket(a.id)).status, (await stage.ticket(b.id)).status];
      expect(statuses.sort()).toEqual(["linked", "screening"]);
    }
  });

  test("A to B and B to C: never a chain", async () => {
    for (let n = 0; n < 6; n += 1) {
      const [a, b, c] = [await stage.report(), await stage.report(), await stage.report()];
      const outcomes = await Promise.allSettled([joinTo(b.number, a.id), joinTo(c.number, b.id)]);
      expect(kinds(outcomes)).toEqual(["done", "invalid"]);
    }
  });

  test("the end of the lead, followed by the worker twice, and the way out: one of them", async () => {
    for (let n = 0; n < 4; n += 1) {
      const lead = await stage.ticketAt("verified");
      const member = await stage.report();
      await joinTo(lead.number, member.id);
      await closeLead(lead);
      const { id, version } = await stage.ticket(member.id);
      const due = { id, version };
      const outcomes = await Promise.allSettled([
        execute(closeLinked, stage.job, due, `${id}:${String(version)}`),
        execute(closeLinked, stage.job, due, `${id}:${String(version)}`),
        stage.onTicket("dispatcher1", unlink, id, { text: "不是同一个楼道。" }),
      ]);
      const after = await stage.ticket(id);
      const events = await stage.events(id);
      expect(["closed", "screening"]).toContain(after.status);
      expect(events.filter((name) => name === "ticket.closed_with_lead")).toHaveLength(
        after.status === "closed" ? 1 : 0,
      );
      expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    }
  });
});
