import { beforeAll, describe, expect, test } from "vitest";
import { dashboardOf } from "@/lib/across/dashboards/queries/dashboard";
import { casesOf } from "@/lib/across/dashboards/queries/unit-rows";
import { publishedFigures } from "@/lib/across/dashboards/queries/published";
import { unitOf, unitsOf } from "@/lib/across/dashboards/queries/units";
import { askExclusion } from "@/lib/affairs/tickets/commands/ask-exclusion";
import { decideExclusion } from "@/lib/affairs/tickets/commands/decide-exclusion";
import { liftExclusion } from "@/lib/affairs/tickets/commands/lift-exclusion";
import { publishMonth } from "@/lib/across/dashboards/commands/publish-month";
import { exclusionList, exclusionsOfTicket } from "@/lib/affairs/tickets/queries/exclusions";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const stage = new Stage(useDatabase("east"), "east");
const { database } = stage;
// All of it is due before this month ends; the month after is where it is looked at again.
const inOctober = Date.parse("2026-10-12T02:00:00Z");
const atEnd = Date.parse("2026-10-30T02:00:00Z");
const inNovember = Date.parse("2026-11-04T02:00:00Z");
const october = { period: "custom", from: "2026-10-01", to: "2026-10-31" } as const;

beforeAll(async () => database.freeze(new Date(inOctober)));

async function ask(login: string, ticketId: string) {
  const input = { id: ticketId, reasonCode: "untrue", text: "经现场核实，反映的情况不属实。" };
  return execute(askExclusion, await stage.as(login), input, newId());
}

async function newest(ticketId: string) {
  const { rows } = await database.admin.query<{ id: string; status: string; decided_by: string }>(
    "select id, status, decided_by from exclusion where ticket_id = $1 order by asked_at desc, id desc limit 1",
    [ticketId],
  );
  return must(rows[0]);
}

async function decide(login: string, ticketId: string, decision: "grant" | "refuse" = "grant") {
  const { id } = await newest(ticketId);
  const input = { id, decision, text: "情况属实，同意。" };
  return execute(decideExclusion, await stage.as(login), input, newId());
}

async function lift(login: string, ticketId: string) {
  const { id } = await newest(ticketId);
  return execute(liftExclusion, await stage.as(login), { id, text: "重新核实应当计入。" }, newId());
}

async function figures(login = "org") {
  return withScope(await stage.as(login), "read", async (scope) => {
    const { total } = must(await dashboardOf(scope, undefined, october));
    return { due: total.due, excluded: total.excluded, corrected: total.corrected };
  });
}

describe("a matter is left out of the figures", () => {
  test("by one who asks and another of the district who decides, and counted as left out", async () => {
    const { id } = await stage.ticketAt("in_progress");
    await database.freeze(new Date(atEnd));
    const before = await figures();
    await ask("dispatcher1", id);
    expect(await figures()).toEqual(before);
    await refused(ask("secretary1", id), "wrong-status");
    await refused(decide("dispatcher1", id), "forbidden");
    await decide("center", id);
    expect(await figures()).toEqual({
      ...before,
      due: before.due - 1,
      excluded: before.excluded + 1,
    });
    expect(await stage.events(id)).toContain("ticket.excluded");

    const listed = await withScope(await stage.as("secretary1"), "read", (scope) =>
      ticketPage(scope, { measure: "excluded", from: october.from, to: october.to }),
    );
    expect(listed.lines.map((line) => [line.id, line.figures])).toEqual([
      [id, { mark: "excluded", reason: "untrue" }],
    ]);
    const own = await withScope(await stage.as("housingclerk"), "read", async (scope) => ({
      counts: must(await unitOf(scope, {}, october)).counts,
      cases: must(await casesOf(scope, { count: "excluded" }, october)).lines,
    }));
    expect(own.counts.excluded).toBe(1);
    expect(own.cases.map((line) => line.figures)).toEqual([{ mark: "excluded", reason: "untrue" }]);

    await lift("org", id);
    expect(await figures()).toEqual(before);
    expect(await stage.events(id)).toContain("ticket.exclusion_lifted");
  });

  test("never by the one who asked, whoever that is", async () => {
    await database.freeze(new Date(inOctober));
    const { id } = await stage.ticketAt("dispatched");
    await ask("center", id);
    await refused(decide("center", id), "forbidden");
    // The database says the same, whoever the product would let through.
    const { id: exclusionId } = await newest(id);
    const client = await database.admin.connect();
    await client.query("set session_replication_role = replica");
    await expect(
      client.query(
        `update exclusion set status = 'excluded', decision = 'x', decided_at = now(), decided_person_id = asked_person_id
         where id = $1`,
        [exclusionId],
      ),
    ).rejects.toThrow(/exclusion_by_another/);
    client.release(true);
    await decide("org", id, "refuse");
    expect((await newest(id)).status).toBe("refused");
    expect((await stage.ticket(id))["figure_mark"]).toBeNull();
  });

  test("not before it is due at any time, and not by those of another street", async () => {
    const { id } = await stage.report();
    await refused(ask("dispatcher1", id), "wrong-status");
    const sent = await stage.ticketAt("dispatched");
    await refused(ask("dispatcher2", sent.id), "not-found");
    await refused(ask("community11", sent.id), "forbidden");
  });
});

test("after the figures are published nothing is taken out of them: it is a correction", async () => {
  await database.freeze(new Date(inOctober));
  const [kept, late] = [await stage.ticketAt("in_progress"), await stage.ticketAt("in_progress")];
  await ask("dispatcher1", kept.id);
  await decide("org", kept.id);
  await ask("dispatcher1", late.id);
  const publish = async (login: string, month: string) =>
    execute(publishMonth, await stage.as(login), { month }, newId());
  await refused(publish("center", "2026-10-01"), "invalid");
  await database.freeze(new Date(inNovember));
  await refused(publish("secretary1", "2026-10-01"), "forbidden");
  const before = await figures();
  const look = async (login: string) =>
    withScope(await stage.as(login), "read", async (scope) => {
      const board = must(await publishedFigures(scope, { month: "2026-10-01" }));
      return must(board.figures?.kept);
    });
  await expect(look("center")).rejects.toThrow();
  await publish("center", "2026-10-01");
  await refused(publish("org", "2026-10-01"), "invalid");
  const atFirst = await look("center");
  const live = await withScope(await stage.as("center"), "read", (scope) =>
    unitsOf(scope, undefined, october),
  );
  expect(atFirst.rows.map(({ id, then }) => ({ id, then }))).toEqual(
    must(live).rows.map(({ id, counts }) => ({ id, then: counts })),
  );
  expect(atFirst.total.now).toEqual(atFirst.total.then);

  await decide("center", late.id);
  expect((await newest(late.id)).status).toBe("corrected");
  expect(await figures()).toEqual({ ...before, corrected: before.corrected + 1 });
  expect(await stage.events(late.id)).toContain("ticket.corrected");
  // As it was published, beside it without what was corrected, and the reason; to each his own part.
  const later = await look("center");
  expect(later.total.then).toEqual(atFirst.total.then);
  expect(later.total.now.sent).toBe(atFirst.total.then.sent - 1);
  expect(later.total.now.corrected).toBe(1);
  expect(later.corrections.map(({ ticketId }) => ticketId)).toEqual([late.id]);
  expect(later.corrections[0]).toMatchObject({ reasonCode: "untrue", status: "corrected" });
  expect((await look("secretary1")).total).toEqual(later.total);
  expect((await look("secretary2")).rows).toEqual([]);
  const unit = await look("housingclerk");
  expect(unit.rows.map(({ id }) => id)).toEqual([must(stage.world.departments["housing"]).id]);
  expect(unit.rows[0]?.then).toEqual(later.rows.find(({ id }) => id === unit.rows[0]?.id)?.then);
  const { rows: published } = await database.admin.query<{ id: string }>(
    "select id from figure_month where tenant_id = $1",
    [stage.world.tenantId],
  );
  const monthId = must(published[0]).id;
  // Nothing is added to it or changed in it afterwards.
  await expect(
    withScope(await stage.as("center"), "write", (scope) =>
      scope.tx.figureSnapshot.createMany({
        data: {
          tenantId: stage.world.tenantId,
          id: newId(),
          monthId,
          path: stage.world.root,
          organizationId: must(stage.world.departments["housing"]).id,
          counts: {},
        },
      }),
    ),
  ).rejects.toThrow(/snapshot refused|denied|42501/);
  // What was left out when they were published stays left out.
  await refused(lift("center", kept.id), "too-late");
  const page = await withScope(await stage.as("center"), "read", (scope) =>
    exclusionsOfTicket(scope, kept.id),
  );
  expect(page.published).toBe(true);
  expect(page.exclusions[0]).toMatchObject({ status: "excluded", mayLift: false });
  const list = await withScope(await stage.as("secretary1"), "read", exclusionList);
  expect(list.decided.map(({ ticketId }) => ticketId)).toEqual(
    expect.arrayContaining([kept.id, late.id]),
  );
  expect(list.months).not.toContain("2026-10-01");
});
