import { beforeEach, expect, test } from "vitest";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { arrive } from "@/lib/affairs/tickets/commands/arrive";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { reportProgress } from "@/lib/affairs/tickets/commands/report-progress";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { withScope } from "@/lib/platform/db/scope";
import { scan, scanUntilQuiet } from "@/tests/support/clocks";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const at = (local: string) => new Date(`${local}:00+08:00`);

beforeEach(async () => {
  await database.freeze(at("2026-06-01T10:00"));
  await database.admin.query("update clock set ended_at = started_at, next_at = null");
});

test("the limit to be on the spot runs until somebody says that they are there", async () => {
  const { id, receipt } = await sent("urgent");
  await scan(stage);
  expect(await clock(id, "onsite")).toMatchObject({
    due_at: at("2026-06-02T10:00"),
    ended_at: null,
  });
  await stage.onWork("housingclerk", accept, id);
  await stage.onWork("housingclerk", contact, id, { text: "您好，抢修队已经出发。" });
  // A message is no arrival: nobody stands at the burst pipe yet.
  expect(await clock(id, "onsite")).toMatchObject({ ended_at: null });
  await database.freeze(at("2026-06-02T10:01"));
  await scanUntilQuiet(stage);
  expect(await rungs(id, "onsite")).toEqual(["dept_clerk"]);
  await database.freeze(at("2026-06-02T10:40"));
  await stage.onWork("housingclerk", arrive, id);
  expect(await clock(id, "onsite")).toMatchObject({ ended_at: at("2026-06-02T10:40") });
  const name = must(stage.world.people["housingclerk"]).name;
  expect(await stage.assignment(id)).toMatchObject({
    arrived_at: at("2026-06-02T10:40"),
    arrived_by: name,
    status: "in_progress",
  });
  const no = await refused(stage.onWork("housingclerk", arrive, id), "limit");
  expect(no.reason).toBe("refusal.arrived");
  const seen = await withScope(receipt, "read", ticketOfReceipt);
  expect(seen?.events.map((event) => event.name)).toContain("assignment.arrived");
});

test("nobody writes another time or another name, and nobody else's", async () => {
  const { id } = await sent("urgent");
  const { id: work } = await stage.assignment(id);
  const past = (login: string) => async () =>
    withScope(await stage.as(login), "write", ({ tx }) =>
      tx.assignment.updateMany({
        where: { id: work },
        data: { arrivedAt: at("2026-06-01T09:00"), arrivedBy: "x", version: { increment: 1 } },
      }),
    );
  await expect(past("dispatcher1")()).rejects.toThrow(/permission denied/);
  await refused(stage.onWork("dispatcher1", arrive, id), "forbidden");
  await stage.onWork("housingclerk", arrive, id);
  await expect(past("housingclerk")()).rejects.toThrow(/an arrival is said once/);
});

test("the end of the work ends the limit as well; what is not urgent has none", async () => {
  const { id } = await sent("urgent");
  await stage.onWork("housingclerk", accept, id);
  await stage.onWork("housingclerk", contact, id, { text: "您好，抢修队已经出发。" });
  await stage.onWork("housingclerk", submit, id, {
    result: "已关闭阀门并更换水管。",
    measures: "已派人到现场处理。",
    answeredHow: "phone",
    outcome: "solved",
    before: [await photo()],
    after: [await photo()],
  });
  expect((await clock(id, "onsite"))["ended_at"]).not.toBeNull();
  const routine = await sent("routine");
  const no = await refused(stage.onWork("housingclerk", arrive, routine.id), "forbidden");
  expect(no.reason).toBe("refusal.notUrgent");
});

test("a staged report reaches the resident where the organization says so, and only there", async () => {
  const { id, receipt } = await sent("key");
  await stage.onWork("housingclerk", accept, id);
  const [inside, outside] = ["材料供应商还没有谈妥，先不说。", "施工计划已经排出，下周一进场。"];
  await stage.onWork("housingclerk", reportProgress, id, { text: inside });
  await stage.onWork("housingclerk", reportProgress, id, { text: outside, told: "on" });
  const seen = await withScope(receipt, "read", ticketOfReceipt);
  expect(seen?.messages.map(({ body }) => body)).toEqual([outside]);
  const told = seen?.events.filter(({ name }) => name === "assignment.progress_reported");
  expect(told).toHaveLength(1);
  const routine = await sent("routine");
  await stage.onWork("housingclerk", accept, routine.id);
  const no = stage.onWork("housingclerk", reportProgress, routine.id, { text: outside });
  expect((await refused(no, "forbidden")).reason).toBe("refusal.notKey");
});

async function sent(urgency: string) {
  const ticket = await stage.report({ categoryId: must(stage.world.categories["0101"]) });
  await stage.onTicket("dispatcher1", dispatch, ticket.id, {
    organizationId: must(stage.world.departments["housing"]).id,
    urgency,
    task: "水管爆裂，请立即到场抢修。",
  });
  return ticket;
}

async function clock(ticketId: string, kind: string): Promise<Record<string, unknown>> {
  const { rows } = await database.admin.query<Record<string, unknown>>(
    "select * from clock where ticket_id = $1 and kind = $2",
    [ticketId, kind],
  );
  return must(rows[0]);
}

async function rungs(ticketId: string, kind: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ role: string }>(
    "select role from escalation where ticket_id = $1 and kind = $2 order by rung",
    [ticketId, kind],
  );
  return rows.map(({ role }) => role);
}
