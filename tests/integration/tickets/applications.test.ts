import { afterEach, describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { withScope } from "@/lib/platform/db/scope";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { addCo } from "@/lib/affairs/tickets/commands/add-co";
import { askDeferral } from "@/lib/affairs/tickets/commands/ask-deferral";
import { askExtension } from "@/lib/affairs/tickets/commands/ask-extension";
import { askTermination } from "@/lib/affairs/tickets/commands/ask-termination";
import { begin } from "@/lib/affairs/tickets/commands/begin";
import { defer } from "@/lib/affairs/tickets/commands/defer";
import { extend } from "@/lib/affairs/tickets/commands/extend";
import { refuseApplication } from "@/lib/affairs/tickets/commands/refuse-application";
import { resume } from "@/lib/affairs/tickets/commands/resume";
import { reviewDeferral } from "@/lib/affairs/tickets/commands/review-deferral";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { terminate } from "@/lib/affairs/tickets/commands/terminate";
import { withdraw } from "@/lib/affairs/tickets/commands/withdraw";
import { withdrawApplication } from "@/lib/affairs/tickets/commands/withdraw-application";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { ticketOfReceipt } from "@/lib/affairs/tickets/queries/public";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const day = 86_400_000;

const asking = {
  reason: "配件要从外地调来，需要两个工作日。",
  told: "配件正在路上，请您再等两天。",
};
const more = { ...asking, days: 3 };
const decision = { text: "情况属实，同意。" };
/** The day in the district, which begins eight hours before that of Greenwich. */
const onDay = (count: number) =>
  new Date(Date.now() + 8 * 3_600_000 + count * day).toISOString().slice(0, 10);
const backlog = (count = 20) => ({
  ...asking,
  reasonCode: "funds",
  plan: "先列入年度计划，再立项施工。",
  reviewOn: onDay(count),
});

afterEach(() => database.freeze(null));

/** Gives somebody a second duty at the first street; returns the login that stands for it. */
async function secondDuty(login: string, role: "street_dispatcher"): Promise<string> {
  const person = must(stage.world.people[login]);
  const street = must(stage.world.areas["street1"]);
  const duty = {
    dutyId: newId(),
    role,
    areaId: street.id,
    organizationId: null,
    path: street.path,
  };
  await database.admin.query(
    "insert into duty (tenant_id, id, person_id, role, area_id, path, valid_from) values ($1,$2,$3,$4,$5,$6,'2020-01-01')",
    [stage.world.tenantId, duty.dutyId, person.personId, role, street.id, street.path],
  );
  stage.world.people[`${login}2`] = { ...person, ...duty };
  return `${login}2`;
}

async function application(ticketId: string) {
  const { rows } = await database.admin.query<Record<string, unknown>>(
    "select * from application where ticket_id = $1 order by applied_at desc, id desc limit 1",
    [ticketId],
  );
  return must(rows[0]);
}

describe("延期", () => {
  test("asked for and granted: the due time moves, the first one stays, the resident knows why", async () => {
    const { id, receipt } = await stage.ticketAt("in_progress");
    const before = await stage.assignment(id);
    await stage.onWork("housingclerk", askExtension, id, more);
    expect(await application(id)).toMatchObject({ status: "pending", applied_name: "housing经办" });
    const list = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
      ticketPage(scope, { asking: "1" }),
    );
    expect(list.lines.map((line) => line.id)).toContain(id);

    await stage.onWork("dispatcher1", extend, id, { ...decision, days: 2 });
    const after = await stage.assignment(id);
    expect(Number(after["due_at"])).toBeGreaterThan(Number(before["due_at"]));
    expect(after["original_due_at"]).toEqual(before["due_at"]);
    expect((await stage.ticket(id))["due_at"]).toEqual(after["due_at"]);
    expect(await application(id)).toMatchObject({
      status: "granted",
      granted_days: 2,
      decided_name: "派单员1",
    });
    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(seen?.events.map(({ name }) => name).slice(0, 2)).toEqual([
      "assignment.extended",
      "assignment.extension_asked",
    ]);
    const words = JSON.stringify(seen?.messages);
    expect(words).toContain(asking.told);
    expect(JSON.stringify(seen)).not.toContain(asking.reason);

    // Once in a round, by the district's rule.
    const again = await refused(stage.onWork("housingclerk", askExtension, id, more), "limit");
    expect(again.reason).toBe("refusal.extensionsUsed");
  });

  test("not beyond the cap, not more than asked, not after the due time", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const far = stage.onWork("housingclerk", askExtension, id, { ...more, days: 11 });
    expect((await refused(far, "invalid")).fields).toEqual({ days: "extend.cap" });
    await stage.onWork("housingclerk", askExtension, id, more);
    const twice = stage.onWork("housingclerk", askExtension, id, more);
    expect((await refused(twice, "limit")).reason).toBe("refusal.applicationPending");
    const wide = stage.onWork("dispatcher1", extend, id, { ...decision, days: 4 });
    expect((await refused(wide, "invalid")).fields).toEqual({ days: "extend.more" });
    const late = await stage.ticketAt("in_progress");
    const { due_at: due } = await stage.assignment(late.id);
    await database.freeze(new Date(Number(due) + 1000));
    await refused(stage.onWork("housingclerk", askExtension, late.id, more), "too-late");
  });

  test("refused or taken back: the time stays as it was", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const before = (await stage.assignment(id))["due_at"];
    await stage.onWork("housingclerk", askExtension, id, more);
    await stage.onWork("housingclerk", withdrawApplication, id);
    await refused(stage.onWork("housingclerk", withdrawApplication, id), "wrong-status");
    await stage.onWork("housingclerk", askExtension, id, more);
    await stage.onWork("dispatcher1", refuseApplication, id, { text: "本地就有配件。" });
    expect(await application(id)).toMatchObject({
      status: "refused",
      decision_text: "本地就有配件。",
    });
    expect((await stage.assignment(id))["due_at"]).toEqual(before);
    await refused(
      stage.onWork("dispatcher1", extend, id, { ...decision, days: 1 }),
      "wrong-status",
    );
  });

  test("neither a stranger nor who asked decides, also not under another duty", async () => {
    const { id } = await stage.ticketAt("in_progress");
    await stage.onWork("housingclerk", askExtension, id, more);
    const grant = { ...decision, days: 1 };
    for (const login of ["housingclerk", "housingleader", "secretary1"]) {
      await refused(stage.onWork(login, extend, id, grant), "forbidden");
    }
    await refused(stage.onWork("dispatcher2", extend, id, grant), "not-found");
    // The clerk is a dispatcher of the street as well.
    const both = await secondDuty("housingclerk", "street_dispatcher");
    const own = await refused(stage.onWork(both, extend, id, grant), "forbidden");
    expect(own.reason).toBe("refusal.ownApplication");
    await refused(stage.onWork(both, refuseApplication, id, decision), "forbidden");
    const push = withScope(await stage.as(both), "write", ({ tx }) =>
      tx.application.updateMany({
        where: { ticketId: id },
        data: { status: "granted", grantedDays: 1, decisionText: "同意" },
      }),
    );
    await expect(push).rejects.toThrow(/check/);
    const self = withScope(await stage.as("housingclerk"), "write", ({ tx }) =>
      tx.application.updateMany({ where: { ticketId: id }, data: { status: "granted" } }),
    );
    await expect(self).rejects.toThrow(/not the one who decides/);
  });

  test("of two deciders the second learns who was faster", async () => {
    const { id } = await stage.ticketAt("in_progress");
    await stage.onWork("housingclerk", askExtension, id, more);
    const { id: work, version } = await stage.assignment(id);
    const grant = execute(
      extend,
      await stage.as("dispatcher1"),
      { id: work, version, ...decision, days: 2 },
      newId(),
    );
    const refuse = execute(
      refuseApplication,
      await stage.as("center"),
      { id: work, version, text: "本地就有配件。" },
      newId(),
    );
    const both = await Promise.allSettled([grant, refuse]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const no = both.find((one) => one.status === "rejected");
    // Whoever asks after the first has committed finds nothing waiting any more.
    expect(["conflict", "wrong-status"]).toContain(
      no?.reason instanceof Refusal ? no.reason.code : String(no?.reason),
    );
  });

  test("what waits is moot when the result is there", async () => {
    const { id } = await stage.ticketAt("in_progress");
    await stage.onWork("housingclerk", askExtension, id, more);
    const result = {
      result: "已更换楼道灯具并测试正常。",
      measures: "已派人到现场处理。",
      answeredHow: "phone",
      outcome: "solved",
    };
    await stage.onWork("housingclerk", submit, id, result);
    expect((await application(id))["status"]).toBe("void");
  });

  test("a helper gets no more time than the lead has", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const organizationId = must(stage.world.departments["water"]).id;
    await stage.onTicket("dispatcher1", addCo, id, { organizationId, task: "请配合关闭水阀。" });
    await stage.onPart("waterclerk", accept, id, "water");
    await stage.onPart("waterclerk", begin, id, "water", { text: "只是配合关阀，不用联系居民。" });
    await stage.onPart("waterclerk", askExtension, id, "water", more);
    const far = stage.onPart("dispatcher1", extend, id, "water", { ...decision, days: 3 });
    expect((await refused(far, "invalid")).fields).toEqual({ days: "extend.afterLead" });
    await stage.onPart("dispatcher1", extend, id, "water", { ...decision, days: 1 });
    const deferral = stage.onPart("waterclerk", askDeferral, id, "water", backlog());
    expect((await refused(deferral, "forbidden")).reason).toBe("refusal.leadAsks");
  });
});

describe("挂账", () => {
  test("the clock stops until it is resumed, and moves by the working time that passed", async () => {
    const { id, receipt } = await stage.ticketAt("in_progress");
    const { due_at: due } = await stage.assignment(id);
    await stage.onWork("housingclerk", askDeferral, id, backlog());
    await stage.onWork("dispatcher1", defer, id, decision);
    const deferred = await stage.ticket(id);
    expect(deferred.status).toBe("deferred");
    expect(deferred["review_at"]).not.toBeNull();
    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(JSON.stringify(seen?.messages)).toContain(asking.told);

    await database.freeze(new Date(Date.now() + 7 * day));
    await stage.onWork("dispatcher1", resume, id, { text: "资金已经落实。" });
    const resumed = await stage.assignment(id);
    expect(resumed).toMatchObject({ status: "in_progress", paused_at: null, review_at: null });
    expect(Number(resumed["due_at"])).toBeGreaterThan(Number(due));
    expect((await stage.ticket(id))["review_at"]).toBeNull();
    const { rows } = await database.admin.query<{ reason_code: string; resumed_at: Date | null }>(
      "select * from pause where ticket_id = $1",
      [id],
    );
    expect(rows).toMatchObject([{ reason_code: "funds" }]);
    expect(rows[0]?.resumed_at).not.toBeNull();
  });

  test("a long one is granted by the district alone, and reviewed by it", async () => {
    const { id } = await stage.ticketAt("in_progress");
    await stage.onWork("housingclerk", askDeferral, id, backlog(90));
    const no = await refused(stage.onWork("dispatcher1", defer, id, decision), "forbidden");
    expect(no.reason).toBe("refusal.districtDefers");
    // A day's wait makes it no shorter.
    await database.freeze(new Date(Date.now() + day));
    await refused(stage.onWork("dispatcher1", defer, id, decision), "forbidden");
    await stage.onWork("center", defer, id, decision);
    await database.freeze(new Date(Date.now() + 60 * day));
    const later = { reviewOn: onDay(130), text: "还在等资金，下季度再看。" };
    await refused(stage.onWork("dispatcher1", reviewDeferral, id, later), "forbidden");
    await stage.onWork("center", reviewDeferral, id, later);
    expect((await stage.ticket(id)).status).toBe("deferred");
  });

  test("its review date lies ahead and not too far; past it, it waits for a decision", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const wrong = async (count: number) =>
      (await refused(stage.onWork("housingclerk", askDeferral, id, backlog(count)), "invalid"))
        .fields;
    expect(await wrong(-2)).toEqual({ reviewOn: "deferral.past" });
    expect(await wrong(120)).toEqual({ reviewOn: "deferral.far" });
    await stage.onWork("housingclerk", askDeferral, id, backlog(5));
    await stage.onWork("dispatcher1", defer, id, decision);
    const asked = async () => {
      const page = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
        ticketPage(scope, { asking: "1" }),
      );
      return page.lines.map((line) => line.id);
    };
    expect(await asked()).not.toContain(id);
    await database.freeze(new Date(Date.now() + 8 * day));
    expect(await asked()).toContain(id);
    await stage.onWork("dispatcher1", reviewDeferral, id, {
      reviewOn: onDay(15),
      text: "还在等资金，下周再看。",
    });
    expect(await asked()).not.toContain(id);
  });

  test("the resident may still take it back", async () => {
    const { id, receipt } = await stage.ticketAt("in_progress");
    await stage.onWork("housingclerk", askDeferral, id, backlog());
    await stage.onWork("dispatcher1", defer, id, decision);
    await execute(withdraw, receipt, { confirm: "yes" }, newId());
    expect((await stage.assignment(id)).status).toBe("withdrawn");
  });
});

describe("终止", () => {
  test("ends the matter with an explanation to the resident", async () => {
    const { id, receipt } = await stage.ticketAt("in_progress");
    const end = { ...asking, reasonCode: "no_cooperation" };
    await stage.onWork("housingclerk", askTermination, id, end);
    await stage.onWork("dispatcher1", terminate, id, decision);
    expect(await stage.ticket(id)).toMatchObject({
      status: "terminated",
      outcome: "terminated",
      reply_text: asking.told,
    });
    expect((await stage.ticket(id))["closed_at"]).not.toBeNull();
    const seen = await withScope(receipt, "read", ticketOfReceipt);
    expect(seen?.replyText).toBe(asking.told);
    const staff = await withScope(await stage.as("dispatcher1"), "read", (scope) =>
      ticketDetail(scope, id),
    );
    expect(staff.applications).toMatchObject([{ kind: "termination", status: "granted" }]);
  });
});
