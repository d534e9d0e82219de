import { expect, test } from "vitest";
import { withScope } from "@/lib/platform/db/scope";
import { conclude } from "@/lib/affairs/tickets/commands/conclude";
import { consult } from "@/lib/affairs/tickets/commands/consult";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

test("whose matter it is is talked over first, and then it is dispatched", async () => {
  const { id, receipt } = await stage.report();
  const asked = { consultWith: "住建局、水务局", text: "管线权属不清，先一起看现场。" };
  await refused(stage.onTicket("secretary1", consult, id, asked), "forbidden");
  await refused(stage.onTicket("dispatcher2", consult, id, asked), "not-found");
  await stage.onTicket("dispatcher1", consult, id, asked);
  const ticket = await stage.ticket(id);
  expect(ticket).toMatchObject({ status: "consulting", consult_with: "住建局、水务局" });
  expect(Number(ticket["consult_due_at"])).toBeGreaterThan(Date.now());
  await refused(stage.dispatch(id), "wrong-status");
  const seen = await withScope(receipt, "read", ticketOfReceipt);
  expect(seen?.events[0]?.name).toBe("ticket.consulted");
  expect(JSON.stringify(seen)).not.toContain("权属不清");

  const found = { text: "由住建局主办，水务局配合关阀。" };
  await stage.onTicket("dispatcher1", conclude, id, found);
  await refused(stage.onTicket("dispatcher1", conclude, id, found), "wrong-status");
  const page = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
    ticketDetail(scope, id),
  );
  expect(page).toMatchObject({ status: "screening", consultResult: found.text });
  expect(page.notes.map(({ body }) => body)).toEqual([asked.text, found.text]);
  await stage.dispatch(id);
  expect((await stage.ticket(id)).status).toBe("dispatched");
});
