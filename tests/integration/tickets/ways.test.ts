import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { answer } from "@/lib/affairs/tickets/commands/answer";
import { assignHandler } from "@/lib/affairs/tickets/commands/assign-handler";
import { begin } from "@/lib/affairs/tickets/commands/begin";
import { closeUnrated } from "@/lib/affairs/tickets/commands/close-unrated";
import { instruct } from "@/lib/affairs/tickets/commands/instruct";
import { locate } from "@/lib/affairs/tickets/commands/locate";
import { note } from "@/lib/affairs/tickets/commands/note";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { reclassify } from "@/lib/affairs/tickets/commands/reclassify";
import { register } from "@/lib/affairs/tickets/commands/register";
import { reject } from "@/lib/affairs/tickets/commands/reject";
import { remark } from "@/lib/affairs/tickets/commands/remark";
import { reply } from "@/lib/affairs/tickets/commands/reply";
import { selfSolve } from "@/lib/affairs/tickets/commands/self-solve";
import { sendBack } from "@/lib/affairs/tickets/commands/send-back";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { transfer } from "@/lib/affairs/tickets/commands/transfer";
import { urge } from "@/lib/affairs/tickets/commands/urge";
import { withdraw } from "@/lib/affairs/tickets/commands/withdraw";
import { dueForClosing } from "@/lib/affairs/tickets/queries/due";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const area = (key: string) => must(stage.world.areas[key]).id;

describe("registering for somebody", () => {
  test("gives a receipt with which the resident follows the matter", async () => {
    const key = newId();
    const input = {
      text: "老人来窗口反映楼上漏水。",
      categoryId: must(stage.world.categories["0102"]),
      source: "hotline",
      type: "complaint",
      externalNumber: "SH-2026-0001",
      externalDueAt: "2026-12-01T18:00",
      areaId: area("street1.community2"),
    };
    const { number } = await execute(register, await stage.as("dispatcher1"), input, key);
    const receipt = { kind: "receipt", slug: "alpha", number, code: receiptCode(key) } as const;
    const seen = await withScope(receipt, "read", ({ tx }) => tx.ticket.count());
    expect(seen).toBe(1);
    expect(await stage.ticket(number)).toMatchObject({
      status: "screening",
      source: "hotline",
      external_due_at: new Date("2026-12-01T10:00:00Z"),
    });
  });

  test("lies where its clerk works when no place is named, and in no other street", async () => {
    const input = { text: "巡查发现井盖破损。", categoryId: must(stage.world.categories["0201"]) };
    const clerk = await stage.as("grid111");
    const { number } = await execute(register, clerk, { ...input, address: "南门" }, newId());
    expect(await stage.ticket(number)).toMatchObject({
      source: "grid",
      area_id: area("street1.community1.grid1"),
    });
    const elsewhere = { ...input, areaId: area("street2.community1") };
    const no = await refused(execute(register, clerk, elsewhere, newId()), "invalid");
    expect(no.fields).toEqual({ areaId: "field.outside" });
    const leader = execute(register, await stage.as("secretary1"), input, newId());
    await refused(leader, "forbidden");
  });
});

describe("before anything is sent out", () => {
  test("without a place it lies in the pool until the district finds its place", async () => {
    const { id } = await stage.report({ areaId: undefined, address: "某某公园西门" });
    expect((await stage.ticket(id)).status).toBe("registered");
    await refused(
      execute(
        locate,
        await stage.as("dispatcher1"),
        { id, version: 1, areaId: area("street1") },
        newId(),
      ),
      "not-found",
    );
    const pool = { areaId: area("district") };
    await refused(stage.onTicket("center", locate, id, pool), "invalid");
    await stage.onTicket("center", locate, id, { areaId: area("street1.community2") });
    expect((await stage.ticket(id)).status).toBe("screening");
    await stage.dispatch(id);
  });

  test("transferred to another street it is there and gone here", async () => {
    const { id } = await stage.report();
    await stage.onTicket("dispatcher1", transfer, id, {
      areaId: area("street2"),
      text: "地点在二街道一侧。",
    });
    const seenBy = async (login: string) =>
      withScope(await stage.as(login), "read", ({ tx }) => tx.ticket.count({ where: { id } }));
    expect([await seenBy("dispatcher1"), await seenBy("dispatcher2")]).toEqual([0, 1]);
    expect((await stage.ticket(id)).status).toBe("screening");
    await stage.dispatch(id, "housing", "dispatcher2");
    expect((await stage.ticket(id)).status).toBe("dispatched");
  });

  test("transferred to the pool it is the district's", async () => {
    const { id } = await stage.report();
    const to = { areaId: area("district"), text: "不清楚在哪里。" };
    await stage.onTicket("dispatcher1", transfer, id, to);
    expect(await stage.ticket(id)).toMatchObject({ status: "registered", path: stage.world.root });
    await stage.onTicket("center", locate, id, { areaId: area("street2.community1.grid2") });
    expect((await stage.ticket(id)).status).toBe("screening");
  });

  test("rejected and answered end with words to the resident", async () => {
    const one = await stage.report();
    const exit = { reasonCode: "out_of_scope", text: "属于民事纠纷，建议协商或者诉讼。" };
    await stage.onTicket("dispatcher1", reject, one.id, exit);
    expect(await stage.ticket(one.id)).toMatchObject({
      status: "rejected",
      ...{ reply_text: exit.text },
    });
    const two = await stage.report();
    await stage.onTicket("dispatcher1", answer, two.id, { text: "办事处每周六上午开放。" });
    expect((await stage.ticket(two.id)).closed_at).not.toBeNull();
    await refused(stage.dispatch(two.id), "wrong-status");
  });

  test("the community settles it itself", async () => {
    const { id, receipt } = await stage.report();
    await refused(
      stage.onTicket("community12", selfSolve, id, { result: "已经处理好了。" }),
      "not-found",
    );
    await stage.onTicket("grid111", selfSolve, id, { result: "已现场更换灯泡。" });
    // A resident raised it: the result is the resident's to judge before anything ends.
    expect((await stage.ticket(id)).status).toBe("callback");
    await execute(withdraw, receipt, { confirm: "yes" }, newId());
    expect((await stage.assignment(id)).status).toBe("withdrawn");
  });

  test("against whom it goes cannot be sent it", async () => {
    const { id } = await stage.report();
    await stage.onTicket("dispatcher1", reclassify, id, {
      categoryId: must(stage.world.categories["0101"]),
      type: "complaint",
      complainedId: must(stage.world.departments["housing"]).id,
    });
    expect(await stage.ticket(id)).toMatchObject({ physical: true, type: "complaint" });
    const no = await refused(stage.dispatch(id, "housing"), "invalid");
    expect(no.fields).toEqual({ organizationId: "dispatch.complained" });
  });
});

describe("while it is in work", () => {
  test("the resident withdraws, and the work ends", async () => {
    const { id, receipt } = await stage.ticketAt("in_progress");
    await execute(withdraw, receipt, { confirm: "yes" }, newId());
    expect(await stage.ticket(id)).toMatchObject({ status: "withdrawn", outcome: "withdrawn" });
    expect((await stage.assignment(id)).status).toBe("withdrawn");
    await refused(execute(withdraw, receipt, { confirm: "yes" }, newId()), "wrong-status");
  });

  test("words reach whom they are for", async () => {
    const { id } = await stage.ticketAt("in_progress");
    await stage.onTicket("secretary1", urge, id, { text: "请抓紧办理。" });
    await stage.onTicket("secretary1", instruct, id, { text: "请派单员盯住此件。" });
    await stage.onTicket("community11", note, id, { text: "已电话了解情况。" });
    await stage.onTicket("dispatcher1", reply, id, { text: "已在办理，请稍候。" });
    await stage.onWork("housingleader", remark, id, { text: "安排老王去。" });
    const read = async (login: string) =>
      withScope(await stage.as(login), "read", async ({ tx }) =>
        (await tx.message.findMany({ where: { ticketId: id }, orderBy: { id: "asc" } })).map(
          ({ body }) => body,
        ),
      );
    const first = "您好，我们今天下午来看。";
    expect(await read("housingclerk")).toEqual([
      first,
      "请抓紧办理。",
      "已在办理，请稍候。",
      "安排老王去。",
    ]);
    expect(await read("dispatcher1")).toContain("请派单员盯住此件。");
  });

  test("a handler is one of the own people", async () => {
    const { id } = await stage.ticketAt("accepted");
    const own = must(stage.world.people["housingleader"]);
    const foreign = must(stage.world.people["waterclerk"]);
    const no = stage.onWork("housingclerk", assignHandler, id, { handlerId: foreign.personId });
    expect((await refused(no, "invalid")).fields).toEqual({ handlerId: "field.choose" });
    await stage.onWork("housingclerk", assignHandler, id, { handlerId: own.personId });
    expect((await stage.assignment(id)).handler_name).toBe(own.name);
  });

  test("begun without contact, sent back by the leader", async () => {
    const { id } = await stage.report();
    await stage.dispatch(id, "city");
    const { accept } = await import("@/lib/affairs/tickets/commands/accept");
    await stage.onWork("cityclerk", accept, id);
    await stage.onWork("cityclerk", begin, id, { text: "电话无人接听，先行到场。" });
    expect((await stage.assignment(id)).first_contact_at).toBeNull();
    await stage.onWork("cityclerk", submit, id, {
      result: "已经处理完毕，附说明。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
    });
    await stage.onWork("cityleader", sendBack, id, { text: "结果写得太简单。" });
    expect((await stage.ticket(id)).status).toBe("in_progress");
  });
});

describe("nobody rates", () => {
  test("the worker closes it when the window has passed, and not before", async () => {
    const silent = await stage.ticketAt("verified");
    const rated = await stage.ticketAt("verified");
    const rating = { contacted: "yes", solved: "partly", satisfied: "basically" };
    await execute(rate, rated.receipt, rating, newId());
    const work = await stage.assignment(silent.id);
    const early = { id: work.id, version: work.version };
    await refused(execute(closeUnrated, stage.job, early, newId()), "wrong-status");
    expect(await withScope(stage.job, "read", dueForClosing)).toEqual([]);

    await database.freeze(new Date(Number(work.close_unrated_at)));
    try {
      expect(await withScope(stage.job, "read", dueForClosing)).toEqual([early]);
      const other = await stage.assignment(rated.id);
      const no = execute(
        closeUnrated,
        stage.job,
        { id: other.id, version: other.version },
        newId(),
      );
      await refused(no, "wrong-status");
      await execute(closeUnrated, stage.job, early, newId());
    } finally {
      await database.freeze(null);
    }
    expect(await stage.ticket(silent.id)).toMatchObject({ status: "closed", outcome: "unrated" });
    expect((await stage.ticket(rated.id)).status).toBe("callback");
  });
});
