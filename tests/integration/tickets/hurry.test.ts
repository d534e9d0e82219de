import { afterEach, describe, expect, test } from "vitest";
import { dispatchDesk } from "@/lib/across/desk/queries/dispatch-desk";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold } from "@/lib/across/notifications/queries/inbox";
import { hurry } from "@/lib/affairs/tickets/commands/hurry";
import { link } from "@/lib/affairs/tickets/commands/link";
import { redo } from "@/lib/affairs/tickets/commands/redo";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { readQueueAddress } from "@/lib/affairs/tickets/rules/queue";
import { execute } from "@/lib/platform/command";
import type { Credential } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
const stage = new Stage(database, "east");
const hour = 3_600_000;

afterEach(() => database.freeze(null));

const urge = (receipt: Credential) => execute(hurry, receipt, {}, newId());
const seen = async (receipt: Credential) =>
  must(await withScope(receipt, "read", ticketOfReceipt)).hurry;

/** So many hours after the matter was registered. */
async function later(id: string, hours: number) {
  const { registered_at: at } = await stage.ticket(id);
  await database.freeze(new Date(Number(at) + hours * hour));
}

/** Who was told of it, by role and by the number that the notice names. */
async function tellings(kind: string, ticketId: string) {
  while (await withScope(stage.job, "read", hasUntold)) {
    await execute(tell, stage.job, {}, newId());
  }
  const { rows } = await database.admin.query<{ role: string; number: string }>(
    `select d.role, n.slots ->> 'number' as number from notification n
     join duty d on d.tenant_id = n.tenant_id and d.id = n.duty_id
     where n.kind = $1 and n.ticket_id = $2 order by d.role`,
    [kind, ticketId],
  );
  return rows.map(({ role, number }) => `${role} ${number}`);
}

describe("a resident urges", () => {
  test("after a while, at most so often, and is told when again", async () => {
    const { id, receipt } = await stage.report();
    const early = await refused(urge(receipt), "too-late");
    expect(early.reason).toBe("refusal.hurryLater");
    expect(early.values["at"]).toMatch(/\d{2}:\d{2}/);
    expect(await seen(receipt)).toMatchObject({ count: 0, may: false });

    for (const [hours, count] of [
      [24, 1],
      [48, 2],
      [72, 3],
    ] as const) {
      await later(id, hours);
      expect(await seen(receipt)).toMatchObject({ may: true });
      await urge(receipt);
      expect(await stage.ticket(id)).toMatchObject({ hurried: count });
      await refused(urge(receipt), count === 3 ? "limit" : "too-late");
    }
    await later(id, 99);
    expect((await refused(urge(receipt), "limit")).reason).toBe("refusal.hurriedEnough");
    expect(await seen(receipt)).toMatchObject({ count: 3, may: false, from: null });
    expect((await stage.events(id)).filter((name) => name === "ticket.hurried")).toHaveLength(3);
    // The clock does not move by it, and the desk shows that somebody waits.
    const { rows } = await database.admin.query(
      "select generation from clock where ticket_id = $1 and kind = 'screen'",
      [id],
    );
    expect(rows).toEqual([{ generation: 1 }]);
    const { lines } = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
      dispatchDesk(scope, readQueueAddress({})),
    );
    expect(lines.find((line) => line.id === id)?.hurried).toBe(3);
  });

  test("as often as the time between two allows when the matter is late", async () => {
    const { id, receipt } = await stage.report();
    await stage.dispatch(id);
    for (const hours of [24, 48, 72]) {
      await later(id, hours);
      await urge(receipt);
    }
    const { due_at: due } = await stage.ticket(id);
    await database.freeze(new Date(Number(due) + 1000));
    await urge(receipt);
    await refused(urge(receipt), "too-late");
  });

  test("whoever has the work and the street hear of it; not the others", async () => {
    const { id, number, receipt } = await stage.ticketAt("in_progress");
    await later(id, 25);
    await urge(receipt);
    expect(await tellings("hurried", id)).toEqual([`dept_clerk ${number}`]);
    expect(await tellings("hurriedWaiting", id)).toEqual([`street_dispatcher ${number}`]);
  });

  test("of a linked ticket the lead's people hear, under the number they know", async () => {
    const lead = await stage.ticketAt("in_progress");
    const member = await stage.report();
    await stage.onTicket("dispatcher1", link, member.id, { number: lead.number });
    await later(member.id, 25);
    await urge(member.receipt);
    expect(await tellings("hurried", member.id)).toEqual([`dept_clerk ${lead.number}`]);
    expect(await tellings("hurriedWaiting", member.id)).toEqual([
      `street_dispatcher ${member.number}`,
    ]);
  });

  test("twice at once counts once; a new round begins anew; after the result there is nothing to urge", async () => {
    const { id, receipt } = await stage.ticketAt("submitted");
    await refused(urge(receipt), "wrong-status");
    await stage.onWork("dispatcher1", redo, id, { text: "没有修好，请重办。" });
    await later(id, 25);
    const outcomes = await Promise.allSettled([urge(receipt), urge(receipt)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await stage.ticket(id)).toMatchObject({ hurried: 1, round: 2 });
  });

  test("nobody counts for the resident, and the receipt counts by one", async () => {
    const { id, receipt } = await stage.report();
    await later(id, 25);
    await withScope(
      receipt,
      "write",
      ({ tx }) =>
        tx.$executeRaw`update ticket set hurried = 9, hurried_at = now(), version = version + 1 where id = ${id}::uuid`,
    ).catch(() => undefined);
    // Without its event it does not stay.
    expect(await stage.ticket(id)).toMatchObject({ hurried: 0 });
    await urge(receipt);
    expect(await stage.ticket(id)).toMatchObject({ hurried: 1 });
  });
});
