import { describe, expect, test } from "vitest";
import { newId } from "@/lib/platform/core/id";
import { execute } from "@/lib/platform/command";
import { withScope } from "@/lib/platform/db/scope";
import { close } from "@/lib/affairs/tickets/commands/close";
import { closeUnrated } from "@/lib/affairs/tickets/commands/close-unrated";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { verify } from "@/lib/affairs/tickets/commands/verify";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { Stage, refused } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("east");
const stage = new Stage(database, "east");

const reason = "楼体没有加装条件，已列入明年改造计划。";

/** Handled without being solved, and verified. */
async function notFeasible() {
  const ticket = await stage.ticketAt("in_progress");
  await stage.onWork("housingclerk", submit, ticket.id, {
    result: "到现场看过，测量了楼道和井道。",
    measures: "已派人到现场处理。",
    answeredHow: "phone",
    outcome: "not_feasible",
    outcomeReason: reason,
  });
  await stage.onWork("dispatcher1", verify, ticket.id, { text: "情况属实。" });
  const rating = { contacted: "yes", solved: "no", satisfied: "basically" };
  await execute(rate, ticket.receipt, rating, newId());
  return ticket;
}

describe("closed is not solved", () => {
  test("whoever handled says why, and the resident reads who says so", async () => {
    const { id, receipt } = await notFeasible();
    expect(await stage.assignment(id)).toMatchObject({
      outcome: "not_feasible",
      outcome_reason: reason,
    });
    await stage.onWork("dispatcher1", close, id, {
      outcome: "not_feasible",
      text: "街道已核实，情况见下面的说明。",
    });
    expect(await stage.ticket(id)).toMatchObject({
      status: "closed",
      outcome: "not_feasible",
      outcome_organization: "住建局",
      outcome_reason: reason,
    });
    const told = await withScope(receipt, "read", ticketOfReceipt);
    expect(told).toMatchObject({
      outcome: "not_feasible",
      outcomeOrganization: "住建局",
      outcomeReason: reason,
    });
  });

  test("a street that decides otherwise answers itself", async () => {
    const { id } = await notFeasible();
    const text = "已与居民当面说明，可申请下一批改造。";
    await stage.onWork("dispatcher1", close, id, { outcome: "explained", text });
    expect(await stage.ticket(id)).toMatchObject({
      outcome: "explained",
      outcome_organization: "east第1街道",
      outcome_reason: text,
    });
  });

  test("a result without a reason is not taken", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const bare = stage.onWork("housingclerk", submit, id, {
      result: "到现场看过，测量了楼道和井道。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "partly",
    });
    expect((await refused(bare, "invalid")).fields).toEqual({
      outcomeReason: "field.outcomeReason",
    });
  });

  test("what nobody rated keeps the name of who handled it", async () => {
    const { id } = await stage.ticketAt("verified");
    const work = await stage.assignment(id);
    await database.freeze(new Date(Number(work["close_unrated_at"])));
    try {
      const input = { id: work.id, version: work.version };
      await execute(closeUnrated, stage.job, input, newId());
    } finally {
      await database.freeze(null);
    }
    expect(await stage.ticket(id)).toMatchObject({
      outcome: "unrated",
      outcome_organization: "住建局",
    });
  });
});
