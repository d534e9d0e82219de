import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { addCo } from "@/lib/affairs/tickets/commands/add-co";
import { begin } from "@/lib/affairs/tickets/commands/begin";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { deliver } from "@/lib/affairs/tickets/commands/deliver";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { reclassify } from "@/lib/affairs/tickets/commands/reclassify";
import { recall } from "@/lib/affairs/tickets/commands/recall";
import { redo } from "@/lib/affairs/tickets/commands/redo";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { waive } from "@/lib/affairs/tickets/commands/waive";
import { withdraw } from "@/lib/affairs/tickets/commands/withdraw";
import { assignmentDetail } from "@/lib/affairs/tickets/queries/assignment-detail";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { photoFile } from "@/lib/parts/attachments/queries";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const department = (key: string) => must(stage.world.departments[key]).id;
const part = (key: string) => ({ organizationId: department(key), task: "请配合关闭该楼水阀。" });
const result = {
  result: "已更换楼道灯具并测试正常。",
  measures: "已派人到现场处理。",
  answeredHow: "phone",
  outcome: "solved",
};

/** The lead works on it, water helps. */
async function helped() {
  const ticket = await stage.ticketAt("in_progress");
  await stage.onTicket("dispatcher1", addCo, ticket.id, part("water"));
  return ticket;
}

describe("协办", () => {
  test("named at once with the dispatch: each has its task, due before the lead", async () => {
    const { id } = await stage.report({ photos: [await photo()] });
    const { rows } = await database.admin.query<{ id: string }>(
      "select id from attachment where ticket_id = $1",
      [id],
    );
    await stage.onTicket("dispatcher1", dispatch, id, {
      ...part("housing"),
      urgency: "routine",
      photoIds: rows.map((row) => row.id),
      co1Id: department("water"),
      co1Task: "请配合关闭该楼水阀。",
      co3Id: department("city"),
      co3Task: "请协助清运建筑垃圾。",
    });
    const lead = await stage.assignmentOf(id, "housing");
    const water = await stage.assignmentOf(id, "water");
    expect(lead).toMatchObject({ part: "lead", lead_assignment_id: null });
    expect(water).toMatchObject({
      part: "co",
      lead_assignment_id: lead.id,
      task: "请配合关闭该楼水阀。",
      may_call: false,
    });
    expect(Number(water["due_at"])).toBeLessThan(Number(lead["due_at"]));
    expect((await stage.assignmentOf(id, "city"))["task"]).toBe("请协助清运建筑垃圾。");
    expect(await stage.ticket(id)).toMatchObject({
      status: "dispatched",
      lead_name: "住建局",
      due_at: lead["due_at"],
    });
    const seen = await withScope(await stage.as("waterclerk"), "read", (scope) =>
      assignmentDetail(scope, water.id),
    );
    expect(seen).toMatchObject({ ledBy: "住建局", parts: [], released: [{}] });
    expect(await stage.events(id)).toEqual([
      "ticket.reported",
      "ticket.dispatched",
      "assignment.part_sent",
      "assignment.part_sent",
    ]);
  });

  test("what is named half, twice, or is complained about is told beside its field", async () => {
    const { id } = await stage.report();
    const send = (more: Record<string, string>) =>
      stage.onTicket("dispatcher1", dispatch, id, {
        ...part("housing"),
        urgency: "routine",
        ...more,
      });
    const no = async (more: Record<string, string>) =>
      (await refused(send(more), "invalid")).fields;
    expect(await no({ co1Id: department("water") })).toEqual({ co1Task: "field.required" });
    expect(await no({ co2Task: "请协助清运垃圾。" })).toEqual({ co2Id: "field.choose" });
    const task = "请协助清运垃圾。";
    expect(await no({ co1Id: department("housing"), co1Task: task })).toEqual({
      co1Id: "part.twice",
    });
    await stage.onTicket("dispatcher1", reclassify, id, {
      categoryId: must(stage.world.categories["0102"]),
      complainedId: department("city"),
    });
    expect(await no({ co2Id: department("city"), co2Task: task })).toEqual({
      co2Id: "dispatch.complained",
    });
    expect((await stage.ticket(id)).status).toBe("screening");
  });

  test("the lead waits for every part, and is told for whom", async () => {
    const { id } = await helped();
    const no = await refused(
      stage.onPart("housingclerk", submit, id, "housing", result),
      "wrong-status",
    );
    expect(no).toMatchObject({ reason: "refusal.partsOpen", values: { organizations: "水务局" } });
    await stage.onPart("waterclerk", accept, id, "water");
    await stage.onPart("waterclerk", contact, id, "water", { text: "您好，我们今天来关阀。" });
    expect((await stage.assignmentOf(id, "water"))["first_contact_at"]).not.toBeNull();
    await refused(stage.onPart("waterclerk", submit, id, "water", result), "forbidden");
    await refused(
      stage.onPart("housingclerk", deliver, id, "housing", { result: result.result }),
      "forbidden",
    );
    await stage.onPart("waterclerk", deliver, id, "water", { result: "已关阀，随时可以施工。" });
    expect(await stage.assignmentOf(id, "water")).toMatchObject({
      status: "done",
      late_reason: null,
    });
    expect((await stage.ticket(id)).status).toBe("in_progress");
    const lead = await stage.assignmentOf(id, "housing");
    const seen = await withScope(await stage.as("housingclerk"), "read", (scope) =>
      assignmentDetail(scope, lead.id),
    );
    expect(seen.parts).toMatchObject([
      { organizationName: "水务局", status: "done", result: "已关阀，随时可以施工。", open: false },
    ]);
    // A helper's words go to the lead; the resident has one answer.
    const thread = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
      ticketDetail(scope, id),
    );
    expect(thread.messages.map(({ body }) => body)).not.toContain("已关阀，随时可以施工。");
    expect(thread.parts).toMatchObject([
      { organizationName: "水务局", result: "已关阀，随时可以施工。" },
    ]);
    await stage.onPart("housingclerk", submit, id, "housing", result);
    expect((await stage.ticket(id)).status).toBe("verification");
  });

  test("waived with a reason, the lead goes on", async () => {
    const { id } = await helped();
    await refused(
      stage.onPart("housingclerk", waive, id, "water", { text: "不需要了。" }),
      "not-found",
    );
    await refused(
      stage.onPart("dispatcher1", waive, id, "housing", { text: "不需要了。" }),
      "forbidden",
    );
    await stage.onPart("dispatcher1", waive, id, "water", { text: "施工方自带水源，不需要关阀。" });
    await stage.onPart("housingclerk", submit, id, "housing", result);
    expect((await stage.ticket(id)).status).toBe("verification");
  });

  test("the database refuses as well", async () => {
    const { id } = await helped();
    const lead = await stage.assignmentOf(id, "housing");
    const push = withScope(await stage.as("housingclerk"), "write", ({ tx }) =>
      tx.assignment.updateMany({
        where: { id: lead.id },
        data: { status: "submitted", version: { increment: 1 } },
      }),
    );
    await expect(push).rejects.toThrow(/a part is still open/);
    const late = withScope(await stage.as("dispatcher1"), "write", ({ tx }) =>
      tx.assignment.updateMany({
        where: { ticketId: id, part: "co" },
        data: { dueAt: new Date(Number(lead["due_at"]) + 1000), version: { increment: 1 } },
      }),
    );
    await expect(late).rejects.toThrow(/a part is due before its lead/);
  });

  test("its lateness is its own, with a reason", async () => {
    const { id } = await helped();
    const water = await stage.assignmentOf(id, "water");
    await stage.onPart("waterclerk", accept, id, "water");
    await database.freeze(new Date(Number(water["due_at"]) + 3_600_000));
    try {
      const late = { result: "已关阀，随时可以施工。" };
      const no = await refused(stage.onPart("waterclerk", deliver, id, "water", late), "invalid");
      expect(no.fields).toEqual({ lateReason: "part.lateReason" });
      const lateReason = "阀门锈死，等配件两天。";
      await stage.onPart("waterclerk", deliver, id, "water", { ...late, lateReason });
      await stage.onPart("housingclerk", submit, id, "housing", result);
    } finally {
      await database.freeze(null);
    }
    expect(await stage.assignmentOf(id, "water")).toMatchObject({
      late_reason: "阀门锈死，等配件两天。",
    });
    const ticket = await stage.ticket(id);
    expect(Number(ticket["resolved_at"])).toBeLessThanOrEqual(Number(ticket["due_at"]));
  });

  test("a part is given back without moving the matter; the same organization is not asked again", async () => {
    const { id } = await helped();
    await stage.onPart("waterclerk", requestReturn, id, "water", {
      reasonCode: "not_our_territory",
      text: "该楼由自来水公司直管，不归水务局。",
    });
    expect((await stage.ticket(id)).status).toBe("in_progress");
    await stage.onPart("dispatcher1", acceptReturn, id, "water", { text: "同意，另找单位。" });
    expect(await stage.ticket(id)).toMatchObject({ status: "in_progress", lead_name: "住建局" });
    const no = await refused(stage.onTicket("dispatcher1", addCo, id, part("water")), "invalid");
    expect(no.fields).toEqual({ organizationId: "dispatch.returnedBefore" });
    await stage.onPart("housingclerk", submit, id, "housing", result);
  });

  test("the lead sees the photos of the part with its result, another organization does not", async () => {
    const { id } = await helped();
    await stage.onPart("waterclerk", accept, id, "water");
    await stage.onPart("waterclerk", deliver, id, "water", {
      result: "已关阀，随时可以施工。",
      after: [await photo(), await photo()],
    });
    const lead = await stage.assignmentOf(id, "housing");
    const shown = await withScope(await stage.as("housingclerk"), "read", async (scope) => {
      const { parts, proofs } = await assignmentDetail(scope, lead.id);
      const photos = must(parts[0]).photos;
      const files = [];
      for (const one of photos) files.push(await photoFile(scope, one));
      return { photos, files, proofs };
    });
    expect(shown.photos).toHaveLength(2);
    expect(new Set(shown.files).size).toBe(2);
    expect(shown.files).not.toContain(null);
    // They are no proofs of the lead's own, which must still show what it did itself.
    expect(shown.proofs).toEqual([]);
    const foreign = await withScope(await stage.as("cityclerk"), "read", (scope) =>
      photoFile(scope, must(shown.photos[0])),
    );
    expect(foreign).toBeNull();
    const ticket = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
      ticketDetail(scope, id),
    );
    expect(ticket.lead?.photos).toEqual([]);
    expect(must(ticket.parts[0]).photos).toHaveLength(2);
  });

  test("a redo reopens the lead alone", async () => {
    const { id } = await helped();
    await stage.onPart("waterclerk", accept, id, "water");
    await stage.onPart("waterclerk", deliver, id, "water", { result: "已关阀，随时可以施工。" });
    await stage.onPart("housingclerk", submit, id, "housing", result);
    await stage.onPart("dispatcher1", redo, id, "housing", { text: "仍然不亮，请重办。" });
    expect((await stage.assignmentOf(id, "water")).status).toBe("done");
    expect((await stage.assignmentOf(id, "housing")).status).toBe("in_progress");
    await stage.onTicket("dispatcher1", addCo, id, part("water"));
    expect((await stage.assignmentOf(id, "water")).status).toBe("dispatched");
  });

  test("who leads no more is helped no more", async () => {
    const { id } = await stage.ticketAt("dispatched");
    await stage.onTicket("dispatcher1", addCo, id, part("water"));
    await stage.onPart("dispatcher1", recall, id, "housing", { text: "派错了单位。" });
    expect((await stage.assignmentOf(id, "water")).status).toBe("recalled");
    expect((await stage.ticket(id)).status).toBe("screening");
    expect((await stage.events(id)).slice(-2)).toEqual([
      "assignment.recalled",
      "assignment.part_ended",
    ]);
    const gone = await helped();
    await execute(withdraw, gone.receipt, { confirm: "yes" }, newId());
    expect((await stage.assignmentOf(gone.id, "water")).status).toBe("withdrawn");
  });

  test("no part for a lead that has delivered, nor twice for one organization", async () => {
    const { id } = await helped();
    const twice = await refused(stage.onTicket("dispatcher1", addCo, id, part("water")), "invalid");
    expect(twice.fields).toEqual({ organizationId: "part.already" });
    const lead = await refused(
      stage.onTicket("dispatcher1", addCo, id, part("housing")),
      "invalid",
    );
    expect(lead.fields).toEqual({ organizationId: "part.already" });
    const signing = await stage.report();
    await stage.dispatch(signing.id, "city");
    await stage.onWork("cityclerk", accept, signing.id);
    await stage.onWork("cityclerk", begin, signing.id, { text: "电话无人接听，先到现场。" });
    await stage.onWork("cityclerk", submit, signing.id, result);
    const no = stage.onTicket("dispatcher1", addCo, signing.id, part("water"));
    expect((await refused(no, "wrong-status")).reason).toBe("refusal.noMoreParts");
  });

  test("two dispatchers: the second learns who was faster", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const { version } = await stage.ticket(id);
    const add = async (login: string, key: string) =>
      execute(addCo, await stage.as(login), { id, version, ...part(key) }, newId());
    const both = await Promise.allSettled([add("dispatcher1", "water"), add("center", "city")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const no = both.find((one) => one.status === "rejected");
    expect(no?.reason).toMatchObject({ code: "conflict" });
  });
});
