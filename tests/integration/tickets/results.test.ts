import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { declineReply } from "@/lib/affairs/tickets/commands/decline-reply";
import { redo } from "@/lib/affairs/tickets/commands/redo";
import { sendBack } from "@/lib/affairs/tickets/commands/send-back";
import { signOff } from "@/lib/affairs/tickets/commands/sign-off";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { assignmentDetail } from "@/lib/affairs/tickets/queries/assignment-detail";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

// DOMAIN §2.4, T14 and T18: what a result says, and who signs a second handling.

const database = useDatabase("east");
const stage = new Stage(database, "east");
const result = {
  measures: "更换了整层的灯具和声控开关。",
  result: "楼道照明已恢复，夜间测试正常。",
  answeredHow: "phone",
  outcome: "solved",
};

/** The order as the people of its organization see it. */
async function seen(ticketId: string, login = "housingclerk") {
  const { id } = await stage.assignment(ticketId);
  return withScope(await stage.as(login), "read", (scope) => assignmentDetail(scope, id));
}

async function redone() {
  const ticket = await stage.ticketAt("submitted");
  await stage.onWork("dispatcher1", redo, ticket.id, { text: "只换了一层，请补齐其余几层。" });
  return ticket;
}

describe("a second handling", () => {
  test("its result passes the leader, though the organization does not want it of every result", async () => {
    const first = await stage.ticketAt("in_progress");
    expect(await seen(first.id)).toMatchObject({ signing: null, signOff: false });

    const { id, receipt } = await redone();
    expect(await seen(id)).toMatchObject({ signing: "second", mayReturn: false, round: 2 });
    await stage.onWork("housingclerk", submit, id, result);
    expect((await stage.assignment(id)).status).toBe("sign_off");
    // Nothing of it is told before.
    expect((await withScope(receipt, "read", ticketOfReceipt))?.result).toBeNull();
    await stage.onWork("housingleader", sendBack, id, { text: "写明换了几层。" });
    expect(await seen(id)).toMatchObject({ answer: { how: "phone", recorded: false } });
    await stage.onWork("housingclerk", submit, id, result);
    await stage.onWork("housingleader", signOff, id);
    expect((await stage.ticket(id)).status).toBe("verification");
  });

  test("the database does not let it out either", async () => {
    const { id } = await redone();
    const work = await stage.assignment(id);
    const around = withScope(await stage.as("housingclerk"), "write", ({ actor, tx }) =>
      tx.assignment.updateMany({
        where: { tenantId: actor.tenantId, id: work.id },
        data: { status: "submitted", version: { increment: 1 }, submittedAt: new Date(actor.now) },
      }),
    );
    await expect(around).rejects.toThrow(/signed by the leader/);
  });

  test("where nobody is the leader, nobody signs", async () => {
    const { id } = await redone();
    const change = (day: string | null) =>
      database.pastTriggers("update duty set valid_to = $1 where id = $2", [
        day,
        stage.world.people["housingleader"]?.dutyId,
      ]);
    await change("2020-01-02");
    try {
      expect((await seen(id)).signing).toBeNull();
      await stage.onWork("housingclerk", submit, id, result);
      expect((await stage.assignment(id)).status).toBe("submitted");
    } finally {
      await change(null);
    }
  });
});

describe("the answer to the resident", () => {
  test("is said with how and when; the verifier and the resident read it", async () => {
    const { id, receipt } = await stage.ticketAt("in_progress");
    const { answeredHow: _how, ...bare } = result;
    const without = await refused(stage.onWork("housingclerk", submit, id, bare), "invalid");
    expect(without.fields).toEqual({ answeredHow: "field.choose" });
    for (const [answeredOn, fault] of [
      ["2035-01-01", "submit.answeredLater"],
      ["2020-01-01", "submit.answeredBefore"],
    ]) {
      const dated = stage.onWork("housingclerk", submit, id, { ...result, answeredOn });
      expect((await refused(dated, "invalid")).fields).toEqual({ answeredOn: fault });
    }
    await stage.onWork("housingclerk", submit, id, result);
    const today = (await seen(id)).answered?.on;
    const told = await withScope(receipt, "read", ticketOfReceipt);
    expect(told?.result).toMatchObject({ measures: result.measures, answered: { how: "phone" } });
    const street = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
      ticketDetail(scope, id),
    );
    expect(street.lead).toMatchObject({
      measures: result.measures,
      answered: { how: "phone", on: today },
    });
  });

  test("begins with the last words to the resident, but not with the first contact", async () => {
    const { id } = await stage.ticketAt("in_progress");
    expect((await seen(id)).answer).toMatchObject({ how: null, recorded: false });
    await stage.onWork("housingclerk", contact, id, { text: "灯已经换好，请您晚上看看。" });
    const { answer } = await seen(id);
    expect(answer).toMatchObject({ how: "web", recorded: true });
    await stage.onWork("housingclerk", submit, id, { ...result, answeredHow: "web" });
    await stage.onWork("dispatcher1", redo, id, { text: "二层还是不亮，请再去看看。" });
    expect((await seen(id)).answer).toMatchObject({ how: null, recorded: false });
  });

  test("nobody is asked about whoever wants no reply", async () => {
    const { id, receipt } = await stage.ticketAt("in_progress");
    await execute(declineReply, receipt, { confirm: "yes" }, newId());
    expect((await seen(id)).answer).toBeNull();
    const { answeredHow: _how, ...bare } = result;
    await stage.onWork("housingclerk", submit, id, bare);
    const told = await withScope(receipt, "read", ticketOfReceipt);
    expect(told?.result).toEqual({ measures: result.measures, answered: null });
  });
});
