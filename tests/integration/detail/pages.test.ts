import { describe, expect, test } from "vitest";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { note } from "@/lib/affairs/tickets/commands/note";
import { recall } from "@/lib/affairs/tickets/commands/recall";
import { reply } from "@/lib/affairs/tickets/commands/reply";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { reveal } from "@/lib/affairs/tickets/commands/reveal";
import {
  assignmentDetail,
  ticketOfAssignment,
} from "@/lib/affairs/tickets/queries/assignment-detail";
import { placeChoices, transferChoices } from "@/lib/affairs/tickets/queries/choices";
import { repliesFor } from "@/lib/affairs/tickets/queries/replies";
import { slipOf } from "@/lib/affairs/tickets/queries/slip";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const person = { name: "王小明", phone: "13812345678", allowCall: "on" };
const statementsMax = 12;

/** What a page costs, without signing in. */
async function cost(login: string, fn: (scope: Scope) => Promise<unknown>): Promise<number> {
  const credential = await stage.as(login);
  return (await recordStatements(() => withScope(credential, "read", fn))).statements.length;
}

async function look<T>(login: string, fn: (scope: Scope) => Promise<T>): Promise<T> {
  return withScope(await stage.as(login), "read", fn);
}

const ticketReads = (id: string) => async (scope: Scope) => ({
  ticket: await ticketDetail(scope, id, { suggest: "organizations", areas: false }),
  replies: await repliesFor(scope),
});
const assignmentReads = (id: string) => async (scope: Scope) => ({
  assignment: await assignmentDetail(scope, id),
  replies: await repliesFor(scope),
});
const ticketPage = (login: string, id: string) => look(login, ticketReads(id));
const assignmentPage = (login: string, id: string) => look(login, assignmentReads(id));

describe("the page of a ticket", () => {
  test("offers a dispatcher everything that sending it out needs", async () => {
    const { id } = await stage.report({ ...person, photos: [await photo()] });
    const { ticket } = await ticketPage("dispatcher1", id);
    const housing = must(stage.world.departments["housing"]).id;
    expect(ticket.ticketVerbs[0]).toBe("dispatch");
    expect(ticket.dispatch).toMatchObject({ suggestedId: housing, suggestedUrgency: "routine" });
    expect(ticket.dispatch?.organizations[0]?.id).toBe(housing);
    const due = Object.values(must(ticket.dispatch).times).map((one) => Date.parse(one.dueAt));
    expect(due.every((at) => at > Date.parse(ticket.now))).toBe(true);
    expect(ticket.photos).toMatchObject([{ purpose: "report", released: false }]);
    expect(ticket.complainant).toEqual({ hasPhone: true, allowCall: true });
    expect(JSON.stringify(ticket)).not.toContain(person.phone);
    expect(ticket.why).toMatchObject({ organization: "住建局", urgency: "routine" });
  });

  test("leaves out who gave it back before, and says why", async () => {
    const { id } = await stage.ticketAt("dispatched");
    await stage.onWork("housingclerk", requestReturn, id, {
      reasonCode: "unclear_owner",
      text: "楼道灯属于物业公司维护，权属需要先确认。",
    });
    await stage.onWork("dispatcher1", acceptReturn, id, { text: "同意，重新派单。" });
    const { ticket } = await ticketPage("dispatcher1", id);
    const housing = must(stage.world.departments["housing"]).id;
    expect(ticket.dispatch?.suggestedId).toBeNull();
    expect(ticket.dispatch?.excluded).toEqual([{ id: housing, why: "returned" }]);
    expect(ticket.dispatch?.organizations.map((one) => one.id)).not.toContain(housing);
    expect(ticket.earlier).toMatchObject([{ status: "returned" }]);
  });

  test.each(["screening", "dispatched", "in_progress", "submitted", "verified"] as const)(
    "costs no more than twelve statements: %s",
    async (until) => {
      const { id } =
        until === "screening" ? await stage.report(person) : await stage.ticketAt(until);
      for (const login of ["dispatcher1", "center", "secretary1", "community11", "grid111"]) {
        expect(await cost(login, ticketReads(id)), login).toBeLessThanOrEqual(statementsMax);
      }
    },
  );

  test("costs no more when it came back and the phone is in sight", async () => {
    const { id } = await stage.report(person);
    await stage.dispatch(id);
    await stage.onWork("dispatcher1", recall, id, { text: "派错了单位。" });
    await stage.onTicket("dispatcher1", reveal, id, { text: "回电核实地点" });
    const { ticket } = await ticketPage("dispatcher1", id);
    expect(ticket.contact).toMatchObject({ phone: person.phone });
    expect((await ticketPage("center", id)).ticket.contact).toBeNull();
    expect(await cost("dispatcher1", ticketReads(id))).toBeLessThanOrEqual(statementsMax);
  });

  test("keeps words among staff apart from those to the resident", async () => {
    const { id } = await stage.report(person);
    await stage.onTicket("community11", note, id, { text: "内部：物业在等配件。" });
    await stage.onTicket("dispatcher1", reply, id, { text: "您好，正在安排。" });
    const { ticket } = await ticketPage("dispatcher1", id);
    expect(ticket.notes.map(({ body }) => body)).toEqual(["内部：物业在等配件。"]);
    expect(ticket.messages.map(({ body }) => body)).toEqual(["您好，正在安排。"]);
  });

  test("is not found by another street, another side, or a made-up id", async () => {
    const { id } = await stage.report();
    for (const login of ["dispatcher2", "housingclerk", "admin"]) {
      await refused(
        look(login, (scope) => ticketDetail(scope, id)),
        "not-found",
      );
    }
    await refused(
      look("dispatcher1", (scope) => ticketDetail(scope, "x")),
      "not-found",
    );
  });
});

describe("the page of an assignment", () => {
  test("tells the task and never who complained or in which words", async () => {
    const text = "我叫王小明，住甲栋502室，楼道灯坏了。电话13812345678。";
    const { id } = await stage.report({ ...person, text, photos: [await photo(), await photo()] });
    await stage.onTicket("community11", note, id, { text: "诉求人是老上访户的说法不对。" });
    await stage.dispatch(id);
    const work = await stage.assignment(id);
    const page = await assignmentPage("housingclerk", work.id);
    expect(page.assignment.task).toBe("请到现场查看并处理楼道照明。");
    expect(page.assignment.released).toEqual([]);
    const all = JSON.stringify(page);
    for (const secret of ["王小明", "甲栋502室", person.phone, "老上访户"]) {
      expect(all).not.toContain(secret);
    }
    expect(page.assignment.verbs).toContain("accept");
    expect(page.assignment.verbs).toContain("requestReturn");
  });

  test("says which photos a result still lacks", async () => {
    const { id } = await stage.report({ categoryId: must(stage.world.categories["0201"]) });
    await stage.dispatch(id, "city");
    const work = await stage.assignment(id);
    const { assignment } = await assignmentPage("cityclerk", work.id);
    expect(assignment.missing).toEqual(["before", "after"]);
  });

  test.each(["dispatched", "accepted", "in_progress", "submitted"] as const)(
    "costs no more than twelve statements: %s",
    async (until) => {
      const { id } = await stage.ticketAt(until);
      const work = await stage.assignment(id);
      for (const login of ["housingclerk", "housingleader"]) {
        expect(await cost(login, assignmentReads(work.id)), login).toBeLessThanOrEqual(
          statementsMax,
        );
      }
    },
  );

  test("is not found by another organization; staff of areas are led to the ticket", async () => {
    const { id } = await stage.ticketAt("dispatched");
    const work = await stage.assignment(id);
    for (const login of ["cityclerk", "dispatcher1", "admin"]) {
      await refused(
        look(login, (scope) => assignmentDetail(scope, work.id)),
        "not-found",
      );
    }
    expect(await look("dispatcher1", (scope) => ticketOfAssignment(scope, work.id))).toBe(id);
    await refused(
      look("dispatcher2", (scope) => ticketOfAssignment(scope, work.id)),
      "not-found",
    );
  });
});

describe("the printed sheet", () => {
  test("says what was released, to both sides and nobody else", async () => {
    const { id } = await stage.ticketAt("dispatched");
    const { id: assignmentId } = await stage.assignment(id);
    const byTicket = await look("dispatcher1", (scope) => slipOf(scope, { ticketId: id }));
    const byWork = await look("housingclerk", (scope) => slipOf(scope, { assignmentId }));
    expect(byTicket?.work).toEqual(byWork?.work);
    await refused(
      look("cityclerk", (scope) => slipOf(scope, { assignmentId })),
      "not-found",
    );
    await refused(
      look("dispatcher2", (scope) => slipOf(scope, { ticketId: id })),
      "not-found",
    );
  });

  test("is empty before anything was sent out", async () => {
    const { id } = await stage.report();
    expect(await look("dispatcher1", (scope) => slipOf(scope, { ticketId: id }))).toBeNull();
  });
});

describe("choices", () => {
  test("places lie in the own range; transfers go through the whole district", async () => {
    const levels = async (login: string) =>
      new Set((await look(login, placeChoices)).map(({ level }) => level));
    expect(await levels("center")).toEqual(new Set(["street", "community"]));
    expect(await levels("dispatcher1")).toEqual(new Set(["community", "grid"]));
    expect(await levels("grid111")).toEqual(new Set(["grid", "building"]));
    const places = await look("dispatcher1", placeChoices);
    expect(places.every((one) => one.within.includes("第1街道"))).toBe(true);
    expect((await look("dispatcher1", transferChoices)).map(({ name }) => name)).toContain(
      "alpha第2街道",
    );
  });
});
