import { beforeEach, describe, expect, test } from "vitest";
import { askExtension } from "@/lib/affairs/tickets/commands/ask-extension";
import { confirmCard } from "@/lib/affairs/tickets/commands/confirm-card";
import { dismissCard } from "@/lib/affairs/tickets/commands/dismiss-card";
import { liftCard } from "@/lib/affairs/tickets/commands/lift-card";
import { raiseCard } from "@/lib/affairs/tickets/commands/raise-card";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { assignmentDetail } from "@/lib/affairs/tickets/queries/assignment-detail";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { withScope } from "@/lib/platform/db/scope";
import { asJob, scanUntilQuiet } from "@/tests/support/clocks";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const text = "请三日内办结，并报告进展。";

beforeEach(async () => {
  await database.freeze(at("2026-06-01T10:00"));
  await database.admin.query("update clock set ended_at = started_at, next_at = null");
});

interface CardRow {
  id: string;
  level: string;
  status: string;
  cause: string;
}

describe("the job proposes, a person decides", () => {
  test("not accepted, soon due, overdue: each proposed once, none of them told to the organization", async () => {
    const { id } = await stage.report();
    await stage.dispatch(id);
    await scanUntilQuiet(stage);
    await database.freeze(at("2026-06-02T10:00"));
    await scanUntilQuiet(stage);
    expect(await cards(id)).toEqual(["normal proposed not_accepted"]);
    await database.freeze(at("2026-06-10T09:00"));
    await scanUntilQuiet(stage);
    await database.freeze(at("2026-06-11T09:00"));
    await scanUntilQuiet(stage);
    expect(await cards(id)).toEqual([
      "normal proposed not_accepted",
      "yellow proposed due_soon",
      "red proposed overdue",
    ]);
    expect((await stage.ticket(id))["supervision"]).toBeNull();
    expect((await asOrganization(id)).cards).toEqual([]);
    expect((await asOrganization(id)).history.map(({ name }) => name)).not.toContain(
      "clock.proposed",
    );
    expect(await proposals("dispatcher1")).toContain(id);
    expect(await proposals("secretary1")).toContain(id);
    expect(await proposals("dispatcher2")).not.toContain(id);
  });

  test("issued it stands on ticket, list and assignment, lifted it goes, and does not come again", async () => {
    const id = await proposedTicket();
    const [yellow] = await rows(id);
    await stage.onWork("dispatcher1", confirmCard, id, { cardId: yellow?.id, text });
    expect((await stage.ticket(id))["supervision"]).toBe("yellow");
    expect(await listed("dispatcher1", "yellow")).toContain(id);
    expect(await proposals("dispatcher1")).not.toContain(id);
    expect((await asOrganization(id)).cards).toMatchObject([{ level: "yellow", reason: text }]);
    await refused(
      stage.onWork("secretary1", confirmCard, id, { cardId: yellow?.id, text }),
      "wrong-status",
    );
    await refused(stage.onWork("secretary1", raiseCard, id, { level: "yellow", text }), "limit");
    await stage.onWork("secretary1", liftCard, id, { cardId: yellow?.id, text: "已有改进。" });
    expect((await stage.ticket(id))["supervision"]).toBeNull();
    await refused(stage.onWork("secretary1", raiseCard, id, { level: "yellow", text }), "limit");
    expect((await stage.events(id)).filter((name) => name.includes("card"))).toEqual([
      "assignment.card_issued",
      "assignment.card_lifted",
    ]);
  });

  test("dismissed, the organization never hears of it, and a person may still raise it", async () => {
    const id = await proposedTicket();
    const [yellow] = await rows(id);
    await stage.onWork("dispatcher1", dismissCard, id, {
      cardId: yellow?.id,
      text: "已电话说明原因。",
    });
    expect((await asOrganization(id)).history.map(({ name }) => name)).not.toContain(
      "assignment.card_dismissed",
    );
    await stage.onWork("dispatcher1", raiseCard, id, { level: "yellow", text });
    expect(await cards(id)).toEqual(["yellow dismissed due_soon", "yellow issued hand"]);
  });

  test("no yellow after red, listing is the district's, and the database says the same", async () => {
    const id = await proposedTicket();
    await stage.onWork("secretary1", raiseCard, id, { level: "red", text });
    // The lighter proposal has lapsed with it.
    expect(await cards(id)).toEqual(["yellow lapsed due_soon", "red issued hand"]);
    await refused(stage.onWork("center", raiseCard, id, { level: "yellow", text }), "limit");
    await refused(
      stage.onWork("secretary1", raiseCard, id, { level: "listed", text }),
      "forbidden",
    );
    await stage.onWork("org", raiseCard, id, { level: "listed", text });
    expect((await stage.ticket(id))["supervision"]).toBe("listed");
    const row = await stage.assignment(id);
    await expect(
      asJob(stage, async (client) => {
        await client.query(
          `insert into supervision (tenant_id, id, ticket_id, assignment_id, organization_id, path, level, status, cause, proposed_at, proposed_by)
           select tenant_id, gen_random_uuid(), ticket_id, assignment_id, organization_id, path, 'normal', 'proposed', 'hand', now(), 't'
           from supervision where assignment_id = $1 limit 1`,
          [row.id],
        );
      }),
    ).rejects.toThrow(/graver card/);
  });

  test("a proposal about work that was handed in has lapsed", async () => {
    const id = await proposedTicket("in_progress");
    await stage.onWork("housingclerk", submit, id, {
      result: "已经到现场修好了灯。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
    });
    expect(await cards(id)).toEqual(["yellow lapsed due_soon"]);
  });

  test("a red card voids the extension that was asked for, a yellow one does not", async () => {
    const id = await proposedTicket("in_progress");
    await stage.onWork("housingclerk", askExtension, id, {
      days: 3,
      reason: "配件要从外地调来，三天到货。",
      told: "配件正在路上，请稍候。",
    });
    const [yellow] = await rows(id);
    await stage.onWork("dispatcher1", confirmCard, id, { cardId: yellow?.id, text });
    expect(await asked(id)).toEqual(["pending"]);
    await stage.onWork("dispatcher1", raiseCard, id, { level: "red", text });
    expect(await asked(id)).toEqual(["void"]);
  });

  test("of two who decide at once one is told", async () => {
    const id = await proposedTicket();
    const [yellow] = await rows(id);
    const both = await Promise.allSettled([
      stage.onWork("dispatcher1", confirmCard, id, { cardId: yellow?.id, text }),
      stage.onWork("secretary1", dismissCard, id, { cardId: yellow?.id, text }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

/** A matter for which the reminder was due and yellow is proposed. */
async function proposedTicket(until: "accepted" | "in_progress" = "accepted"): Promise<string> {
  const { id } = await stage.ticketAt(until);
  await scanUntilQuiet(stage);
  await database.freeze(at("2026-06-10T09:00"));
  await scanUntilQuiet(stage);
  expect(await cards(id)).toEqual(["yellow proposed due_soon"]);
  return id;
}

async function rows(ticketId: string): Promise<CardRow[]> {
  const found = await database.admin.query<CardRow>(
    `select id, level, status, cause from supervision where ticket_id = $1
     order by proposed_at, array_position(array['normal','yellow','red','listed'], level), id`,
    [ticketId],
  );
  return found.rows;
}

async function asked(ticketId: string): Promise<string[]> {
  const found = await database.admin.query<{ status: string }>(
    "select status from application where ticket_id = $1",
    [ticketId],
  );
  return found.rows.map(({ status }) => status);
}

async function cards(ticketId: string): Promise<string[]> {
  return (await rows(ticketId)).map(({ level, status, cause }) => `${level} ${status} ${cause}`);
}

async function asOrganization(ticketId: string) {
  const { id } = await stage.assignment(ticketId);
  return withScope(await stage.as("housingclerk"), "read", (scope) => assignmentDetail(scope, id));
}

async function proposals(login: string): Promise<string[]> {
  return listed(login, "proposed");
}

async function listed(login: string, card: "proposed" | "yellow"): Promise<string[]> {
  const credential = await stage.as(login);
  const page = await withScope(credential, "read", (scope) => ticketPage(scope, { card }));
  const detail = page.lines[0];
  if (detail !== undefined) {
    await withScope(credential, "read", (scope) => ticketDetail(scope, detail.id));
  }
  return page.lines.map(({ id }) => id);
}

function at(local: string): Date {
  return new Date(`${local}:00+08:00`);
}
