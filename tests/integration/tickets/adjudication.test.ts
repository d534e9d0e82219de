import { describe, expect, test } from "vitest";
import { withScope } from "@/lib/platform/db/scope";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { refuseReturn } from "@/lib/affairs/tickets/commands/refuse-return";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
const stage = new Stage(database, "east");

const request = {
  reasonCode: "not_our_territory",
  text: "该处道路由市级单位管养，不在本单位范围。",
};

function designation(department: string) {
  return {
    organizationId: must(stage.world.departments[department]).id,
    urgency: "routine",
    task: "请到现场查看并处理楼道照明。",
    designated: "on",
    designation: "两家单位均称不归自己管，经研究由住建局承办。",
  };
}

async function returnedOnce() {
  const ticket = await stage.ticketAt("accepted");
  await stage.onWork("housingclerk", requestReturn, ticket.id, request);
  await stage.onWork("dispatcher1", acceptReturn, ticket.id, { text: "同意，另行研究。" });
  return ticket;
}

describe("职责裁定", () => {
  test("the district designates, also who has returned it; such an order is not returned", async () => {
    const { id } = await returnedOnce();
    const scope = await stage.as("center");
    const detail = await withScope(scope, "read", (one) => ticketDetail(one, id));
    expect(detail.dispatch).toMatchObject({ designate: true, excluded: [] });
    await stage.onTicket("center", dispatch, id, designation("housing"));
    const work = await stage.assignment(id);
    expect(work).toMatchObject({
      status: "dispatched",
      adjudicated: true,
      returnable: false,
      decision_text: designation("housing").designation,
    });
    expect(await stage.events(id)).toContain("ticket.designated");
    await refused(stage.onWork("housingclerk", requestReturn, id, request), "limit");
    // The database refuses it as well to whoever writes past the command.
    const past = withScope(await stage.as("housingclerk"), "write", ({ tx }) =>
      tx.assignment.updateMany({
        where: { id: work.id },
        data: { status: "return_requested", version: { increment: 1 } },
      }),
    );
    await expect(past).rejects.toThrow(/cannot be returned/);
    await stage.onWork("housingclerk", accept, id);
  });

  test("not the street, not before somebody was wrong, not without a reason", async () => {
    const { id } = await returnedOnce();
    const street = stage.onTicket("dispatcher1", dispatch, id, designation("water"));
    expect((await refused(street, "invalid")).fields).toEqual({
      designation: "dispatch.notDesignator",
    });
    const { designation: _reason, ...bare } = designation("water");
    const no = await refused(stage.onTicket("center", dispatch, id, bare), "invalid");
    expect(no.fields).toEqual({ designation: "field.designation" });
    const fresh = await stage.report();
    const early = stage.onTicket("center", dispatch, fresh.id, designation("water"));
    await refused(early, "invalid");
    const returned = must(stage.world.departments["housing"]).id;
    const undesignated = stage.onTicket("center", dispatch, id, {
      organizationId: returned,
      urgency: "routine",
      task: "请到现场查看并处理楼道照明。",
    });
    expect((await refused(undesignated, "invalid")).fields).toEqual({
      organizationId: "dispatch.returnedBefore",
    });
  });

  test("a refused return is a decision too", async () => {
    const { id } = await stage.ticketAt("accepted");
    await stage.onWork("housingclerk", requestReturn, id, request);
    await stage.onWork("dispatcher1", refuseReturn, id, { text: "按清单由你单位负责。" });
    expect(await stage.assignment(id)).toMatchObject({ adjudicated: true, returnable: false });
  });
});
