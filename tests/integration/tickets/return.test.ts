import { describe, expect, test } from "vitest";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { recall } from "@/lib/affairs/tickets/commands/recall";
import { refuseReturn } from "@/lib/affairs/tickets/commands/refuse-return";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

const request = {
  reasonCode: "not_our_territory",
  text: "该处道路由市级单位管养，不在本单位范围。",
};

describe("退单", () => {
  test("accepted: the ticket waits for its street, and this organization is not sent it again", async () => {
    const { id } = await stage.ticketAt("accepted");
    await stage.onWork("housingclerk", requestReturn, id, request);
    expect((await stage.ticket(id)).status).toBe("return_requested");
    await stage.onWork("dispatcher1", acceptReturn, id, { text: "确实不归你们管。" });
    expect(await stage.ticket(id)).toMatchObject({
      status: "screening",
      lead_organization_id: null,
      due_at: null,
    });
    const again = await refused(stage.dispatch(id, "housing"), "invalid");
    expect(again.fields).toEqual({ organizationId: "dispatch.returnedBefore" });
    await stage.dispatch(id, "water");
    expect((await stage.ticket(id)).status).toBe("dispatched");
  });

  test("refused: back to where it was, and not again", async () => {
    const { id } = await stage.ticketAt("accepted");
    await stage.onWork("housingclerk", requestReturn, id, request);
    await stage.onWork("dispatcher1", refuseReturn, id, { text: "按清单由你单位负责。" });
    expect(await stage.assignment(id)).toMatchObject({ status: "accepted", returnable: false });
    await refused(stage.onWork("housingclerk", requestReturn, id, request), "limit");
  });

  test("once for each organization, also after a recall", async () => {
    const { id } = await stage.ticketAt("dispatched");
    await stage.onWork("housingclerk", requestReturn, id, request);
    await stage.onWork("dispatcher1", refuseReturn, id, { text: "请先核实情况。" });
    await stage.onWork("dispatcher1", recall, id, { text: "任务写错了。" });
    await stage.dispatch(id, "housing");
    expect((await stage.assignment(id)).returnable).toBe(true);
    const reason = (
      await refused(stage.onWork("housingclerk", requestReturn, id, request), "limit")
    ).reason;
    expect(reason).toBe("refusal.returnedOnce");
  });

  test("'not our duty' needs the entry of the list", async () => {
    const { id } = await stage.ticketAt("dispatched");
    const bare = { ...request, reasonCode: "not_our_duty" };
    const no = await refused(stage.onWork("housingclerk", requestReturn, id, bare), "invalid");
    expect(no.fields).toEqual({ reference: "field.reference" });
    await stage.onWork("housingclerk", requestReturn, id, { ...bare, reference: "职责清单第12项" });
  });

  test("too late after the window; neither applicant nor stranger decides", async () => {
    const { id } = await stage.ticketAt("dispatched");
    const other = await stage.ticketAt("dispatched");
    await stage.onWork("housingclerk", requestReturn, other.id, request);
    const decision = { text: "我们自己同意。" };
    await refused(stage.onWork("housingclerk", acceptReturn, other.id, decision), "forbidden");
    await refused(stage.onWork("housingleader", acceptReturn, other.id, decision), "forbidden");
    await refused(stage.onWork("dispatcher2", acceptReturn, other.id, decision), "not-found");
    const { return_until: until } = await stage.assignment(id);
    await database.freeze(new Date(Number(until) + 60_000));
    try {
      await refused(stage.onWork("housingclerk", requestReturn, id, request), "too-late");
    } finally {
      await database.freeze(null);
    }
  });
});

describe("收回派单", () => {
  test("within the window the ticket waits for its street again", async () => {
    const { id } = await stage.ticketAt("dispatched");
    await stage.onWork("dispatcher1", recall, id, { text: "派错了单位。" });
    expect((await stage.ticket(id)).status).toBe("screening");
    expect((await stage.assignment(id)).status).toBe("recalled");
    await refused(stage.onWork("housingclerk", accept, id), "wrong-status");
  });

  test("not after acceptance, not after the window", async () => {
    const taken = await stage.ticketAt("accepted");
    const text = { text: "派错了单位。" };
    await refused(stage.onWork("dispatcher1", recall, taken.id, text), "wrong-status");
    const late = await stage.ticketAt("dispatched");
    const { recall_until: until } = await stage.assignment(late.id);
    await database.freeze(new Date(Number(until) + 1000));
    try {
      await refused(stage.onWork("dispatcher1", recall, late.id, text), "too-late");
    } finally {
      await database.freeze(null);
    }
  });
});
