import { describe, expect, test } from "vitest";
import { savedViewsOf } from "@/lib/across/desk/queries/saved-views";
import { askExtension } from "@/lib/affairs/tickets/commands/ask-extension";
import { claim } from "@/lib/affairs/tickets/commands/claim";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { transfer } from "@/lib/affairs/tickets/commands/transfer";
import { unclaim } from "@/lib/affairs/tickets/commands/unclaim";
import { dispatchDesk } from "@/lib/across/desk/queries/dispatch-desk";
import { readQueueAddress } from "@/lib/affairs/tickets/rules/queue";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

const stage = new Stage(useDatabase("east", "west"), "east");

async function take(login: string, id: string, input: Record<string, unknown> = {}) {
  return execute(claim, await stage.as(login), { id, ...input }, newId());
}

async function deskOf(login: string, address: Record<string, string> = {}) {
  const credential = await stage.as(login);
  return withScope(credential, "read", (scope) => dispatchDesk(scope, readQueueAddress(address)));
}

describe("领取", () => {
  test("of two who take it at the same moment one wins, and the other is told who", async () => {
    const { id } = await stage.report();
    const outcomes = await Promise.allSettled([take("dispatcher1", id), take("center", id)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { claimed_by_name } = await stage.ticket(id);
    const loser =
      claimed_by_name === must(stage.world.people["center"]).name ? "dispatcher1" : "center";
    const refusal = await refused(take(loser, id), "conflict");
    expect(refusal.reason).toBe("refusal.claimedBy");
    expect(refusal.values["by"]).toBe(claimed_by_name);
    expect(refusal.values["at"]).not.toBe("");
    expect((await stage.events(id)).filter((name) => name === "ticket.claimed")).toHaveLength(1);
  });

  test("a colleague takes it over on purpose, and that is recorded", async () => {
    const { id } = await stage.report();
    await take("dispatcher1", id);
    await take("center", id, { takeOver: "1" });
    expect(await stage.ticket(id)).toMatchObject({
      claimed_by_duty_id: must(stage.world.people["center"]).dutyId,
    });
    const { rows } = await stage.database.admin.query<{ payload: unknown }>(
      "select payload from event where ticket_id = $1 and name = 'ticket.claimed' order by seq",
      [id],
    );
    expect(rows.map(({ payload }) => payload)).toEqual([{ takenOver: false }, { takenOver: true }]);
  });

  test("what is put back is everybody's again; what nobody has cannot be put back", async () => {
    const { id } = await stage.report();
    await take("dispatcher1", id);
    await refused(take("dispatcher1", id), "limit");
    await execute(unclaim, await stage.as("dispatcher1"), { id }, newId());
    expect(await stage.ticket(id)).toMatchObject({ claimed_by_duty_id: null, claimed_at: null });
    await refused(execute(unclaim, await stage.as("dispatcher1"), { id }, newId()), "limit");
  });

  test("in another street it begins anew: nobody there has taken it", async () => {
    const { id } = await stage.report();
    await take("dispatcher1", id);
    await stage.onTicket("dispatcher1", transfer, id, {
      areaId: must(stage.world.areas["street2"]).id,
      text: "不在本街道。",
    });
    expect(await stage.ticket(id)).toMatchObject({ claimed_by_duty_id: null });
  });

  test("the street's queue, what nobody has taken, and what is mine are three lists", async () => {
    const [mine, free] = [await stage.report(), await stage.report()];
    await take("dispatcher1", mine.id);
    const ids = async (whose: Record<string, string>) =>
      (await deskOf("dispatcher1", whose)).lines.map(({ id }) => id);
    expect(await ids({})).toEqual(expect.arrayContaining([mine.id, free.id]));
    expect(await ids({ whose: "mine" })).toContain(mine.id);
    expect(await ids({ whose: "mine" })).not.toContain(free.id);
    expect(await ids({ whose: "free" })).toContain(free.id);
    expect(await ids({ whose: "free" })).not.toContain(mine.id);
    expect((await deskOf("dispatcher1")).counts.mine).toBeGreaterThan(0);
  });
});

describe("派单台", () => {
  test("shows the first of the queue, or the one asked for, never one outside of the range", async () => {
    const { id } = await stage.report();
    const elsewhere = await stage.report({
      areaId: must(stage.world.areas["street2.community1.grid1"]).id,
    });
    const desk = await deskOf("dispatcher1");
    expect(desk.ticket?.id).toBe(desk.lines[0]?.id);
    expect((await deskOf("dispatcher1", { ticket: id })).ticket?.id).toBe(id);
    const outside = await deskOf("dispatcher1", { ticket: elsewhere.id });
    expect(outside.ticket).toBeNull();
    expect(outside.lines.length).toBeGreaterThan(0);
    expect(outside.lines.map((line) => line.id)).not.toContain(elsewhere.id);
  });

  test("each tab holds what waits for that decision, and counts it", async () => {
    const [submitted, verified] = [
      await stage.ticketAt("submitted"),
      await stage.ticketAt("verified"),
    ];
    const checking = await deskOf("dispatcher1", { tab: "checking" });
    expect(checking.lines.map(({ id }) => id)).toContain(submitted.id);
    expect(checking.counts.checking).toBe(checking.lines.length);
    const closing = await deskOf("dispatcher1", { tab: "closing" });
    expect(closing.lines.map(({ id }) => id)).toContain(verified.id);
    expect(closing.lines.map(({ id }) => id)).not.toContain(submitted.id);
  });

  test("what organizations ask for waits in one heap: a return, more time, a card", async () => {
    const [back, more, free] = [
      await stage.ticketAt("dispatched"),
      await stage.ticketAt("in_progress"),
      await stage.ticketAt("in_progress"),
    ];
    await stage.onWork("housingclerk", requestReturn, back.id, {
      reasonCode: "unclear_owner",
      text: "楼道灯属于物业公司维护，权属需要先确认。",
    });
    await stage.onWork("housingclerk", askExtension, more.id, {
      days: "2",
      reason: "配件要从外地调来，需要两天。",
      told: "配件正在路上，请稍候。",
    });
    const { lines, counts } = await deskOf("dispatcher1", { tab: "asking" });
    const ids = lines.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([back.id, more.id]));
    expect(ids).not.toContain(free.id);
    expect(counts.asking).toBe(ids.length);
    const { ticket } = await deskOf("dispatcher1", { ticket: more.id });
    expect(ticket?.leadVerbs).toEqual(expect.arrayContaining(["extend", "refuseApplication"]));
  });

  test("the heap of what is asked costs no more than a page may, with a search as well", async () => {
    const { id } = await stage.ticketAt("in_progress");
    await stage.onWork("housingclerk", askExtension, id, {
      days: "2",
      reason: "配件要从外地调来，需要两天。",
      told: "配件正在路上，请稍候。",
    });
    const credential = await stage.as("dispatcher1");
    for (const more of [{}, { ticket: id, q: "楼道" }]) {
      const { statements } = await recordStatements(() =>
        withScope(credential, "read", async (scope) => ({
          desk: await dispatchDesk(scope, readQueueAddress({ tab: "asking", ...more })),
          saved: await savedViewsOf(scope, "dispatch"),
        })),
      );
      expect(statements.length).toBeLessThanOrEqual(12);
    }
  });

  test("a ticket that waits to be sent out comes with a proposal and with a time to decide", async () => {
    const { id } = await stage.report();
    const { ticket, lines } = await deskOf("dispatcher1", { ticket: id });
    expect(ticket?.suggestion).not.toBeNull();
    expect(lines.find((line) => line.id === id)?.decideBy).toMatch(/^20/);
  });
});
