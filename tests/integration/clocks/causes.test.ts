import { afterAll, beforeEach, expect, test } from "vitest";
import { dismissCard } from "@/lib/affairs/tickets/commands/dismiss-card";
import { link } from "@/lib/affairs/tickets/commands/link";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { withScope } from "@/lib/platform/db/scope";
import { enterSettings } from "@/tests/proofs/tickets/deadline-districts";
import { scan } from "@/tests/support/clocks";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// DOMAIN §2.9: repeated or concentrated complaints, and a resident not content after a redo either.

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

beforeEach(async () => {
  await database.freeze(new Date("2026-06-01T10:00:00+08:00"));
  await enterSettings(database.admin, stage.world, {});
});
afterAll(() => database.freeze(null));

async function cards(id: string) {
  const { rows } = await database.admin.query<{ id: string; card: string }>(
    `select id, concat_ws(' ', level, status, cause) as card from supervision
     where ticket_id = $1 order by proposed_at, id`,
    [id],
  );
  return rows;
}
const told = async (id: string) => (await cards(id)).map(({ card }) => card);

async function inWork(): Promise<string> {
  const { id } = await stage.report();
  await stage.dispatch(id);
  return id;
}

/** Another resident with the same matter. */
async function reportedAgain(id: string): Promise<void> {
  const { number } = await stage.ticket(id);
  const other = await stage.report();
  await stage.onTicket("dispatcher1", link, other.id, { number });
}

test("other residents and urgings of the resident together make it many, once", async () => {
  const id = await inWork();
  await reportedAgain(id);
  await database.pastTriggers("update ticket set hurried = 1, hurried_at = now() where id = $1", [
    id,
  ]);
  await scan(stage);
  expect(await told(id)).toEqual([]);
  await reportedAgain(id);
  await scan(stage);
  await scan(stage);
  expect(await told(id)).toEqual(["normal proposed repeated"]);
  // It waits for a person; the organization hears nothing of it.
  const detail = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
    ticketDetail(scope, id),
  );
  expect(detail.history.map(({ name }) => name)).toContain("clock.proposed");
  const { rows } = await database.admin.query(
    "select organization_id from event where ticket_id = $1 and name = 'clock.proposed'",
    [id],
  );
  expect(rows).toEqual([{ organization_id: null }]);
  // Dismissed it does not come back by itself.
  const text = "承办单位已安排施工，本周完成。";
  const cardId = must((await cards(id))[0]).id;
  await stage.onWork("dispatcher1", dismissCard, id, { cardId, text });
  await reportedAgain(id);
  await scan(stage);
  expect(await told(id)).toEqual(["normal dismissed repeated"]);
});

test("how many are many is the district's number", async () => {
  await enterSettings(database.admin, stage.world, { "supervise.repeatedFrom": 2 });
  const id = await inWork();
  await database.pastTriggers("update ticket set hurried = 2, hurried_at = now() where id = $1", [
    id,
  ]);
  await scan(stage);
  expect(await told(id)).toEqual(["normal proposed repeated"]);
});

test("a resident who is not content after a second handling either", async () => {
  const id = await inWork();
  const rated = (round: number, solved: string) =>
    database.pastTriggers(
      `insert into rating (tenant_id, ticket_id, round, path, contacted, solved, satisfied, at)
       select tenant_id, id, $2, path, 'yes', $3, $3, now() from ticket where id = $1`,
      [id, round, solved],
    );
  const handledFor = (round: number) =>
    database.pastTriggers("update assignment set round = $2 where ticket_id = $1", [id, round]);
  // A first handling that was sent back is what a redo is for.
  await rated(1, "no");
  await handledFor(2);
  await scan(stage);
  expect(await told(id)).toEqual([]);
  await rated(2, "no");
  await scan(stage);
  expect(await told(id)).toEqual([]);
  await handledFor(3);
  await scan(stage);
  await scan(stage);
  expect(await told(id)).toEqual(["yellow proposed dissatisfied"]);
});
