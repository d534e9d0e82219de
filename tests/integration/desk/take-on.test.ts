import { describe, expect, test } from "vitest";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { assignHandler } from "@/lib/affairs/tickets/commands/assign-handler";
import { putBack } from "@/lib/affairs/tickets/commands/put-back";
import { takeOn } from "@/lib/affairs/tickets/commands/take-on";
import { assignmentDetail } from "@/lib/affairs/tickets/queries/assignment-detail";
import { assignmentPage } from "@/lib/affairs/tickets/queries/assignments-list";
import { readAssignmentFilter } from "@/lib/affairs/tickets/rules/assignment-filter";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const stage = new Stage(useDatabase("east"), "east");

async function take(login: string, id: string, input: Record<string, unknown> = {}) {
  return execute(takeOn, await stage.as(login), { id, ...input }, newId());
}

async function back(login: string, id: string) {
  return execute(putBack, await stage.as(login), { id }, newId());
}

async function listOf(login: string, address: Record<string, string>) {
  const filter = readAssignmentFilter(address);
  const page = await withScope(await stage.as(login), "read", (scope) =>
    assignmentPage(scope, filter),
  );
  return page.lines;
}

/** A matter that lies with the housing department, and what it was sent. */
async function sent() {
  const { id } = await stage.report();
  await stage.dispatch(id);
  return { ticketId: id, id: (await stage.assignment(id)).id };
}

describe("认领", () => {
  test("what nobody has taken waits in the organization's queue, what one has taken is his", async () => {
    const { id } = await sent();
    const ids = async (whose: string) =>
      (await listOf("housingclerk", { whose })).map((line) => line.id);
    expect(await ids("free")).toContain(id);
    expect(await ids("mine")).not.toContain(id);
    expect(await listOf("housingleader", { whose: "free" })).toContainEqual(
      expect.objectContaining({ id, takeable: false }),
    );
    await take("housingclerk", id);
    expect(await ids("free")).not.toContain(id);
    expect(await listOf("housingclerk", { whose: "mine" })).toContainEqual(
      expect.objectContaining({ id, handlerName: must(stage.world.people["housingclerk"]).name }),
    );
    await refused(take("housingclerk", id), "limit");
  });

  test("of two who take it at the same moment one wins, and only one event is written", async () => {
    const { id, ticketId } = await sent();
    const outcomes = await Promise.allSettled([take("housingclerk", id), take("housingclerk", id)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const events = await stage.events(ticketId);
    expect(events.filter((name) => name === "assignment.taken_on")).toHaveLength(1);
  });

  test("a leader names who handles it, also before it was accepted; a clerk takes it over on purpose", async () => {
    const { id, ticketId } = await sent();
    const leader = must(stage.world.people["housingleader"]);
    await stage.onWork("housingleader", assignHandler, ticketId, { handlerId: leader.personId });
    const refusal = await refused(take("housingclerk", id), "conflict");
    expect(refusal).toMatchObject({
      reason: "refusal.takenOnBy",
      values: { by: leader.name },
    });
    await refused(back("housingclerk", id), "forbidden");
    await take("housingclerk", id, { takeOver: "1" });
    const { rows } = await stage.database.admin.query<{ payload: unknown }>(
      "select payload from event where ticket_id = $1 and name = 'assignment.taken_on'",
      [ticketId],
    );
    expect(rows.map(({ payload }) => payload)).toEqual([{ takenOver: true }]);
  });

  test("who has it puts it back, and so may the leader; what nobody has cannot be put back", async () => {
    const { id, ticketId } = await sent();
    await refused(back("housingclerk", id), "wrong-status");
    await take("housingclerk", id);
    await back("housingclerk", id);
    await take("housingclerk", id);
    await back("housingleader", id);
    expect(await stage.assignment(ticketId)).toMatchObject({ handler_id: null });
    expect(await stage.events(ticketId)).toContain("assignment.put_back");
  });

  test("the page says who handles it and offers what may be done about it", async () => {
    const { id, ticketId } = await sent();
    const look = async (login: string) =>
      withScope(await stage.as(login), "read", (scope) => assignmentDetail(scope, id));
    expect((await look("housingclerk")).verbs).toContain("takeOn");
    await take("housingclerk", id);
    await stage.onWork("housingclerk", accept, ticketId);
    const clerk = await look("housingclerk");
    expect(clerk.handler).toMatchObject({ mine: true });
    expect(clerk.verbs).not.toContain("takeOn");
    expect(clerk.verbs).toContain("putBack");
    expect((await look("housingleader")).verbs).toContain("assignHandler");
  });

  test("another organization finds nothing to take", async () => {
    const { id } = await sent();
    await refused(take("waterclerk", id), "not-found");
  });
});
