import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { addFacts } from "@/lib/affairs/tickets/commands/add-facts";
import { close } from "@/lib/affairs/tickets/commands/close";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { redo } from "@/lib/affairs/tickets/commands/redo";
import { signOff } from "@/lib/affairs/tickets/commands/sign-off";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { verify } from "@/lib/affairs/tickets/commands/verify";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

describe("the loop of a physical matter", () => {
  test("resident, street, department with its leader, community, resident, street", async () => {
    const categoryId = must(stage.world.categories["0201"]);
    const { id, receipt } = await stage.report({ categoryId, photos: [await photo()] });
    expect((await stage.ticket(id)).status).toBe("screening");

    await stage.dispatch(id, "city");
    expect(await stage.ticket(id)).toMatchObject({ status: "dispatched", lead_name: "城管局" });

    await stage.onWork("cityclerk", accept, id);
    await stage.onWork("cityclerk", contact, id, { text: "您好，我们下午到现场。" });
    expect((await stage.ticket(id)).first_contact_at).not.toBeNull();
    await execute(addFacts, receipt, { text: "就在南门旁边。", photos: [await photo()] }, newId());

    const bare = stage.onWork("cityclerk", submit, id, {
      result: "已清运垃圾，地面冲洗干净。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
    });
    expect((await refused(bare, "invalid")).fields).toEqual({
      before: "submit.before",
      after: "submit.after",
    });
    await stage.onWork("cityclerk", submit, id, {
      result: "已清运垃圾，地面冲洗干净。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
      before: [await photo()],
      after: [await photo()],
    });
    expect((await stage.assignment(id)).status).toBe("sign_off");
    expect((await stage.ticket(id)).status).toBe("in_progress");
    await stage.onWork("cityleader", signOff, id);
    expect((await stage.ticket(id)).status).toBe("verification");

    await refused(stage.onWork("dispatcher1", verify, id, { text: "看过照片。" }), "forbidden");
    await stage.onWork("community11", verify, id, { text: "已到现场看过，干净了。" });
    const verified = await stage.ticket(id);
    expect(verified.status).toBe("callback");
    expect(verified.close_unrated_at).not.toBeNull();

    const rating = { contacted: "yes", solved: "yes", satisfied: "yes", comment: "很快" };
    await execute(rate, receipt, rating, newId());
    await refused(execute(rate, receipt, rating, newId()), "limit");

    await stage.onWork("dispatcher1", close, id, { outcome: "solved", text: "垃圾已经清运。" });
    expect(await stage.ticket(id)).toMatchObject({
      status: "closed",
      outcome: "solved",
      outcome_organization: "城管局",
      outcome_reason: null,
      reply_text: "垃圾已经清运。",
      rated_solved: "yes",
    });
    expect(await stage.events(id)).toEqual([
      "ticket.reported",
      "ticket.dispatched",
      "assignment.accepted",
      "assignment.contacted",
      "ticket.facts_added",
      "assignment.submitted_for_sign_off",
      "assignment.signed_off",
      "assignment.verified",
      "ticket.rated",
      "assignment.closed",
    ]);
  });
});

describe("a second round", () => {
  test("the resident says no, the street has it redone, closing against a no needs reasons", async () => {
    const { id, receipt } = await stage.ticketAt("verified");
    const first = await stage.assignment(id);
    await execute(rate, receipt, { contacted: "no", solved: "no", satisfied: "no" }, newId());
    await refused(stage.onWork("community11", redo, id, { text: "居民说没有解决。" }), "forbidden");
    await stage.onWork("dispatcher1", redo, id, { text: "居民说没有解决。" });

    const second = await stage.assignment(id);
    expect(second).toMatchObject({ id: first.id, status: "in_progress", round: 2 });
    expect([second.submitted_at, second.verified_at, second.close_unrated_at]).toEqual([
      null,
      null,
      null,
    ]);
    expect(Number(second.due_at)).toBeGreaterThanOrEqual(Number(first.due_at));

    await stage.onWork("housingclerk", submit, id, {
      result: "重新更换了整层灯具。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
    });
    await stage.onWork("housingleader", signOff, id);
    await stage.onWork("secretary1", verify, id, { text: "现场已亮。" });
    await execute(rate, receipt, { contacted: "yes", solved: "no", satisfied: "no" }, newId());
    const short = stage.onWork("dispatcher1", close, id, {
      outcome: "explained",
      text: "已解释过了",
    });
    expect((await refused(short, "invalid")).fields).toEqual({ text: "close.reasons" });
    await stage.onWork("dispatcher1", close, id, {
      outcome: "explained",
      text: "灯已修好，居民另求加装，已说明不在本次范围。",
    });
    expect((await stage.ticket(id)).status).toBe("closed");
    const { rows } = await database.admin.query("select round from rating where ticket_id = $1", [
      id,
    ]);
    expect(rows).toHaveLength(2);
  });
});
