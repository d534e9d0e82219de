import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { addFacts } from "@/lib/affairs/tickets/commands/add-facts";
import { answer } from "@/lib/affairs/tickets/commands/answer";
import { overrule } from "@/lib/affairs/tickets/commands/overrule";
import { reject } from "@/lib/affairs/tickets/commands/reject";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { jobTenants } from "@/lib/platform/jobs/tenants";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
const stage = new Stage(database, "east");
const told = { text: "您反映的情况不属于受理范围，请通过下述渠道办理。" };

describe("the exits of the screening", () => {
  test("say why and who says so", async () => {
    const { id, receipt } = await stage.report();
    await stage.onTicket("dispatcher1", reject, id, { reasonCode: "out_of_scope", ...told });
    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(seen).toMatchObject({
      status: "rejected",
      outcome: "not_ours",
      outcomeOrganization: "east第1街道",
      replyText: told.text,
    });
  });

  test("what is urgent is passed on, not refused", async () => {
    const { id } = await stage.report();
    await stage.onTicket("dispatcher1", reject, id, { reasonCode: "emergency_line", ...told });
    expect(await stage.ticket(id)).toMatchObject({ status: "transferred", outcome: "not_ours" });
    expect(await stage.events(id)).toContain("ticket.passed_on");
  });

  test("a duplicate points to the first case, in the own range and never to itself", async () => {
    const first = await stage.report();
    const { id, number } = await stage.report();
    const at = (name: string) =>
      stage.onTicket("dispatcher1", reject, id, {
        reasonCode: "duplicate",
        number: name,
        ...told,
      });
    const elsewhere = await stage.report({
      areaId: stage.world.areas["street2.community1.grid1"]?.id,
    });
    for (const wrong of [number, elsewhere.number, "2020010100001"]) {
      expect((await refused(at(wrong), "invalid")).fields).toEqual({ number: "link.unknown" });
    }
    await at(first.number);
    expect(await stage.ticket(id)).toMatchObject({
      status: "rejected",
      outcome: "duplicate",
      lead_ticket_id: first.id,
    });
  });

  test("of what touches a secret nothing is kept, and nothing can be taken back", async () => {
    const { id, receipt } = await stage.report({ address: "某单位门前", photos: [await photo()] });
    await execute(addFacts, receipt, { text: "还有一些内部文件的内容。" }, newId());
    const before = await filesOf(id);
    await stage.onTicket("dispatcher1", reject, id, { reasonCode: "confidential", ...told });
    const ticket = await stage.ticket(id);
    expect(ticket).toMatchObject({ status: "rejected", address: null, reply_text: told.text });
    expect([ticket["title"], ticket["text"]]).toEqual(Array(2).fill("（涉密，不记录内容）"));
    const { rows } = await database.admin.query(
      `select (select count(*)::int from message where ticket_id = $1) as words,
        (select count(*)::int from attachment where ticket_id = $1) as photos,
        (select count(*)::int from sec.ticket_gram where ticket_id = $1 and grams @> array['楼道']) as found`,
      [id],
    );
    expect(rows).toEqual([{ words: 0, photos: 0, found: 0 }]);
    // The bytes go too, once; a photo of another ticket stays.
    const other = await stage.report({ photos: [await photo()] });
    const kept = await filesOf(other.id);
    const removed: string[] = [];
    const district = must((await jobTenants()).find(({ slug }) => slug === stage.world.slug));
    const remove = (key: string) => Promise.resolve(void removed.push(key));
    expect(await district.sweep(remove)).toBe(1);
    expect(removed).toEqual(before);
    expect(await district.sweep(remove)).toBe(0);
    expect(await filesOf(other.id)).toEqual(kept);
    const no = stage.onTicket("secretary1", overrule, id, { text: "再看一下。" });
    expect((await refused(no, "forbidden")).reason).toBe("refusal.erased");
  });
});

async function filesOf(ticketId: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ file_key: string }>(
    "select file_key from attachment where ticket_id = $1",
    [ticketId],
  );
  return rows.map((row) => row.file_key);
}

describe("a superior overrules an exit", () => {
  test("and the matter is screened again", async () => {
    const { id, receipt } = await stage.report();
    await stage.onTicket("dispatcher1", answer, id, { text: "请与物业联系。" });
    expect(await stage.ticket(id)).toMatchObject({ status: "answered", outcome: "explained" });
    await refused(
      stage.onTicket("dispatcher1", overrule, id, { text: "我改主意了。" }),
      "forbidden",
    );
    await refused(stage.onTicket("secretary2", overrule, id, { text: "别的街道。" }), "not-found");
    await stage.onTicket("secretary1", overrule, id, { text: "应当派单处理。" });
    expect(await stage.ticket(id)).toMatchObject({
      status: "screening",
      outcome: null,
      closed_at: null,
      round: 1,
    });
    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(seen?.events[0]?.name).toBe("ticket.overruled");
    await stage.dispatch(id);
  });

  test("never the one who made it", async () => {
    const { id } = await stage.report();
    await stage.onTicket("center", reject, id, { reasonCode: "decided", ...told });
    const own = stage.onTicket("center", overrule, id, { text: "再看看吧。" });
    expect((await refused(own, "forbidden")).reason).toBe("refusal.ownExit");
    // The database decides the same for whoever writes past the command.
    const past = withScope(await stage.as("center"), "write", ({ tx }) =>
      tx.ticket.updateMany({
        where: { id },
        data: { status: "screening", version: { increment: 1 } },
      }),
    );
    await expect(past).rejects.toThrow(/overruled by the one who made it/);
    await stage.onTicket("secretary1", overrule, id, { text: "结论已过时。" });
  });
});
