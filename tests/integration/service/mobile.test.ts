import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerReferral } from "@/lib/affairs/service/commands/answer-referral";
import { contactMobile } from "@/lib/affairs/service/commands/contact-mobile";
import { moveMobile } from "@/lib/affairs/service/commands/move-mobile";
import { refer } from "@/lib/affairs/service/commands/refer";
import { registerMobile } from "@/lib/affairs/service/commands/register-mobile";
import { remindMobile } from "@/lib/affairs/service/commands/remind-mobile";
import { revealMobile } from "@/lib/affairs/service/commands/reveal-mobile";
import { mobileDetail, mobilePage, remindersDue } from "@/lib/affairs/service/queries/mobile";
import { inboxPage } from "@/lib/across/notifications/queries/inbox";
import { tell } from "@/lib/across/notifications/commands/tell";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-01-10T02:00:00Z"));
});
afterAll(() => database.freeze(null));

const usual = {
  direction: "out",
  name: "何伟民",
  phone: "13912345678",
  homeBranch: "第一网格党支部",
  destination: "广东省深圳市",
  since: "2026-01-01",
};

async function registered(more: Record<string, unknown> = {}) {
  const input = { ...usual, ...more };
  const { id } = await execute(registerMobile, await stage.as("community11"), input, newId());
  return id;
}

async function seen(id: string, login = "community11") {
  return withScope(await stage.as(login), "read", (scope) => mobileDetail(scope, id));
}

async function move(
  id: string,
  to: string,
  more: Record<string, unknown> = {},
  login = "community11",
) {
  const { version } = await seen(id);
  return execute(moveMobile, await stage.as(login), { id, version, to, ...more }, newId());
}

describe("a mobile member", () => {
  test("is registered, told there, accepted, takes part and comes back", async () => {
    const id = await registered();
    expect(await seen(id)).toMatchObject({
      status: "out_registered",
      name: "何**",
      phone: "139****5678",
    });
    expect((await refused(move(id, "in_notified"), "invalid")).fields).toEqual({
      hostBranch: "field.required",
    });
    await move(id, "in_notified", { hostBranch: "深圳某社区党支部" });
    await refused(move(id, "active"), "wrong-status");
    await move(id, "in_accepted");
    await move(id, "active");
    await move(id, "lost_contact");
    await move(id, "active");
    await move(id, "returned");
    expect((await seen(id)).ways).toEqual([]);
    await refused(move(id, "active"), "wrong-status");
  });

  test("who comes here begins with the other side's word", async () => {
    const id = await registered({ direction: "in" });
    expect(await seen(id)).toMatchObject({ direction: "in", status: "in_notified" });
    await refused(registered({ since: "2026-02-01" }), "invalid");
    await refused(registered({ phone: "12" }), "invalid");
  });

  test("is nobody else's: another community sees nothing, street and district read", async () => {
    const id = await registered();
    await refused(move(id, "returned", {}, "community12"), "not-found");
    await refused(move(id, "returned", {}, "secretary1"), "forbidden");
    await refused(seen(id, "community12"), "not-found");
    expect((await seen(id, "org")).ways).toEqual([]);
    const page = await withScope(await stage.as("secretary1"), "read", (scope) =>
      mobilePage(scope, { due: false, ended: false }),
    );
    expect(page.lines.map((line) => line.id)).toContain(id);
  });

  test("name and phone are shown for a purpose, on record, and encrypted in the row", async () => {
    const id = await registered({ name: "欧阳明日" });
    expect((await seen(id)).revealed).toBeNull();
    const secretary = await stage.as("community11");
    await execute(revealMobile, secretary, { id, text: "半年联系" }, newId());
    expect((await seen(id)).revealed).toEqual({ name: "欧阳明日", phone: "13912345678" });
    expect((await seen(id, "org")).revealed).toBeNull();
    const { rows } = await database.admin.query<{ line: string; purpose: string }>(
      `select m::text as line, a.detail ->> 'purpose' as purpose from mobile_member m
       join audit a on a.subject_id = m.id and a.kind = 'reveal' where m.id = $1`,
      [id],
    );
    expect(must(rows[0]).purpose).toBe("半年联系");
    expect(must(rows[0]).line).not.toMatch(/欧阳明日|13912345678/);
  });

  test("help is asked for and answered once", async () => {
    const id = await registered();
    const secretary = await stage.as("community11");
    await execute(
      refer,
      secretary,
      { id, kind: "legal_aid", text: "被拖欠两个月工资，想问怎么办。" },
      newId(),
    );
    const [referral] = (await seen(id)).referrals;
    const answer = {
      id: must(referral).id,
      version: 1,
      status: "done",
      answer: "已约区法律援助中心。",
    };
    await refused(
      execute(answerReferral, await stage.as("community12"), answer, newId()),
      "not-found",
    );
    await execute(answerReferral, secretary, answer, newId());
    await refused(
      execute(answerReferral, secretary, { ...answer, version: 2 }, newId()),
      "wrong-status",
    );
    expect((await seen(id)).referrals[0]).toMatchObject({ status: "done", kind: "legal_aid" });
  });
});

describe("the half-year contact", () => {
  test("the secretary is told once when it falls due, and again half a year after the next contact", async () => {
    const id = await registered({ name: "钟点到" });
    await database.freeze(new Date("2026-07-08T02:00:00Z"));
    expect(await due(id)).toEqual([]);
    await database.freeze(new Date("2026-07-09T02:00:00Z"));
    const [first] = await due(id);
    expect(first).toEqual({ id, due: "2026-07-09" });
    expect(await seen(id)).toMatchObject({ isDue: true, isUnaccepted: true });
    const runs = await Promise.allSettled(
      [1, 2, 3].map(() => execute(remindMobile, stage.job, must(first), newId())),
    );
    expect(runs.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await due(id)).toEqual([]);
    while ((await execute(tell, stage.job, {}, newId())).events > 0);
    const inbox = await withScope(await stage.as("community11"), "read", (scope) =>
      inboxPage(scope, {}),
    );
    expect(inbox.notices.map(({ kind, address }) => [kind, address])).toEqual([
      ["mobileContact", "/mobile-members?show=due"],
    ]);
    const other = await withScope(await stage.as("community12"), "read", (scope) =>
      inboxPage(scope, {}),
    );
    expect(other.notices).toEqual([]);

    const { version } = await seen(id);
    const line = { id, version, text: "电话联系，一切安好，国庆回来。" };
    await execute(contactMobile, await stage.as("community11"), line, newId());
    expect(await seen(id)).toMatchObject({ isDue: false, contactDue: "2027-01-05" });
    expect((await seen(id)).contacts.map(({ text }) => text)).toEqual([line.text]);
    await database.freeze(new Date("2027-01-05T02:00:00Z"));
    expect(await due(id)).toEqual([{ id, due: "2027-01-05" }]);
    // Who is back is not called any more.
    await move(id, "returned");
    expect(await due(id)).toEqual([]);
  });

  async function due(id: string) {
    const rows = await withScope(stage.job, "read", remindersDue);
    return rows.filter((row) => row.id === id);
  }
});
