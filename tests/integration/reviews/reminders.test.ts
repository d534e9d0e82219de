import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { tell } from "@/lib/across/notifications/commands/tell";
import { hasUntold, inboxPage } from "@/lib/across/notifications/queries/inbox";
import { answerOpinion } from "@/lib/affairs/reviews/commands/answer";
import { askOpinion } from "@/lib/affairs/reviews/commands/ask";
import { draftRound } from "@/lib/affairs/reviews/commands/draft-round";
import {
  callOffRound,
  closeRound,
  publishRound,
  releaseRound,
} from "@/lib/affairs/reviews/commands/move-round";
import { remindOpinion } from "@/lib/affairs/reviews/commands/remind";
import { opinionDetail } from "@/lib/affairs/reviews/queries/detail";
import { opinionRemindersDue } from "@/lib/affairs/reviews/queries/reminders";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { decryptField } from "@/lib/platform/crypto/field";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { startOutside } from "@/tests/support/outside";
import { must } from "@/tests/support/world";

const outside = await startOutside();
const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});
beforeEach(async () => {
  await at("2026-03-02T10:00");
  await told();
  await database.admin.query("delete from delivery");
});
afterAll(async () => {
  await database.freeze(null);
  await outside.stop();
});

const words = { title: "停车规划", matter: "三号地块改建停车场，请提意见。" };
const department = (key: string) => must(stage.world.departments[key]).id;
const unit = () => must(stage.world.units["unit1"]);

function at(wall: string): Promise<void> {
  return database.freeze(new Date(`${wall}:00+08:00`));
}

/** Runs the worker's round for reminders; returns how many were due. */
async function remind(): Promise<number> {
  const due = await withScope(stage.job, "read", opinionRemindersDue);
  for (const { id } of due) await execute(remindOpinion, stage.job, { id }, id);
  return due.length;
}

async function told(): Promise<void> {
  while (await withScope(stage.job, "read", hasUntold)) await execute(tell, stage.job, {}, newId());
}

async function kindsOf(login: string): Promise<string[]> {
  await told();
  const page = await withScope(await stage.as(login), "read", (scope) => inboxPage(scope, {}));
  return page.notices.map(({ kind }) => kind).filter((kind) => kind === "opinionSoon");
}

async function texts(): Promise<{ to: string; body: string }[]> {
  await told();
  const { rows } = await database.admin.query<{ address_cipher: Buffer; body: string }>(
    "select address_cipher, body from delivery where kind = 'member' order by body",
  );
  return rows.map(({ address_cipher: cipher, body }) => ({
    to: decryptField(new Uint8Array(cipher)),
    body,
  }));
}

async function ask(login: string, input: Record<string, unknown>) {
  return (await execute(askOpinion, await stage.as(login), { ...words, ...input }, newId())).id;
}

async function seen(who: Credential, id: string) {
  return withScope(who, "read", (scope) => opinionDetail(scope, id));
}

test("whoever was asked is reminded once, three days before; after the day both sides see that it is late", async () => {
  // A Monday; ten working days later is a Monday.
  const id = await ask("secretary1", { to: department("housing"), purpose: "planning" });
  await at("2026-03-12T10:00");
  expect(await remind()).toBe(0);
  await at("2026-03-13T10:00");
  const before = await seen(await stage.as("housingclerk"), id);
  expect(await remind()).toBe(1);
  expect(await remind()).toBe(0);
  expect(await kindsOf("housingclerk")).toHaveLength(1);
  expect(await kindsOf("housingleader")).toHaveLength(1);
  expect(await kindsOf("secretary1")).toEqual([]);
  expect(await kindsOf("cityclerk")).toEqual([]);
  // What somebody has begun to write is not thrown back by the reminder.
  expect((await seen(await stage.as("housingclerk"), id)).version).toBe(before.version);

  await at("2026-03-17T09:00");
  const [street, clerk] = [await stage.as("secretary1"), await stage.as("housingclerk")];
  for (const who of [street, clerk]) expect(await seen(who, id)).toMatchObject({ timing: "late" });
  const late = { id, version: before.version, text: "迟复为歉，同意选址。" };
  await execute(answerOpinion, clerk, late, newId());
  for (const who of [street, clerk]) {
    expect(await seen(who, id)).toMatchObject({ timing: "answeredLate", status: "answered" });
  }
  expect(await remind()).toBe(0);
});

test("what is answered needs no reminder, what was overlooked gets one late, and nobody but the worker reminds", async () => {
  const answered = await ask("secretary1", { to: department("water"), purpose: "funds" });
  const open = await ask("secretary1", { to: department("city"), purpose: "funds" });
  const text = "没有不同意见。";
  await execute(
    answerOpinion,
    await stage.as("waterclerk"),
    { id: answered, version: 1, text },
    newId(),
  );
  await refused(
    execute(remindOpinion, await stage.as("secretary1"), { id: open }, newId()),
    "not-found",
  );
  await at("2026-03-20T10:00");
  const due = await withScope(stage.job, "read", opinionRemindersDue);
  expect(due.map(({ id }) => id)).toEqual([open]);
  await remind();
});

test("a unit has no desk: its liaison officer is told by text message, without a name and a title", async () => {
  await ask("community11", { to: unit().id, purpose: "cooperation" });
  await ask("secretary1", { to: department("housing"), purpose: "planning" });
  expect(await texts()).toEqual([
    { to: unit().phone, body: "【格治】社区向贵单位征求意见，请在2026年3月16日前登录答复。" },
  ]);
  await at("2026-03-14T10:00");
  await remind();
  expect((await texts()).map(({ to, body }) => [to, body.includes("到期")])).toEqual([
    [unit().phone, false],
    [unit().phone, true],
  ]);
});

test("a unit that was deregistered is reminded of nothing", async () => {
  await ask("community11", { to: unit().id, purpose: "cooperation" });
  const before = await texts();
  const ended = (on: string | null) =>
    database.pastTriggers("update organization set valid_to = $2 where id = $1", [unit().id, on]);
  await ended("2026-03-10");
  await at("2026-03-14T10:00");
  await remind();
  expect(await texts()).toEqual(before);
  await ended(null);
});

test("a round that opens, and one that is called off, is told to the units that rate, and to no other", async () => {
  const office = (key: string) => must(must(stage.world.areas[key]).officeId);
  const holder = await stage.as("secretary1");
  const raters = ["housing", "city", "water"].map(department);
  const draft = {
    title: "年度双向评议",
    about: "请评联系服务群众的情况。",
    questions: "联系服务群众 60\n办事效率 40",
    subjectIds: [office("street1.community2")],
    raterIds: [...raters, office("street1.community1"), unit().id],
    opensOn: "2026-03-02",
    closesOn: "2026-03-09",
  };
  const { id } = await execute(draftRound, holder, draft, newId());
  expect(await texts()).toEqual([]);
  await execute(publishRound, holder, { id, version: 1 }, newId());
  expect(await texts()).toEqual([
    {
      to: unit().phone,
      body: "【格治】有一轮单位互评请贵单位参加，2026年3月9日前有效，请登录评议。",
    },
  ]);
  const text = "名单选错，另行组织。";
  await execute(callOffRound, holder, { id, version: 2, text }, newId());
  const sent = await texts();
  expect(sent.map(({ body }) => body)).toContain(
    "【格治】贵单位参加的一轮单位互评已作废，已评的不计，请登录查看。",
  );
  expect(sent.every(({ to }) => to === unit().phone)).toBe(true);
});

test("a round of the district is told to the streets that rate, a street's own round not to itself", async () => {
  const office = (key: string) => must(must(stage.world.areas[key]).officeId);
  const publish = async (login: string, raterIds: string[], subjectIds: string[]) => {
    const draft = {
      title: "年度双向评议",
      about: "请评联系服务群众的情况。",
      questions: "联系服务群众 60\n办事效率 40",
      subjectIds,
      raterIds,
      opensOn: "2026-03-02",
      closesOn: "2026-03-09",
    };
    const { id } = await execute(draftRound, await stage.as(login), draft, newId());
    await execute(publishRound, await stage.as(login), { id, version: 1 }, newId());
    return id;
  };
  const kinds = async (login: string) => {
    await told();
    const page = await withScope(await stage.as(login), "read", (scope) => inboxPage(scope, {}));
    return page.notices.map(({ kind }) => kind).filter((kind) => kind.startsWith("round"));
  };
  const departments = ["housing", "city", "water"].map(department);
  const before = await kinds("secretary1");
  await publish(
    "org",
    [...departments, office("street1"), office("street2")],
    [office("street1.community2")],
  );
  expect((await kinds("secretary1")).length).toBe(before.length + 1);
  const own = await publish(
    "secretary1",
    [...departments, office("street1.community1"), unit().id],
    [office("street1")],
  );
  await at("2026-03-10T10:00");
  const holder = await stage.as("secretary1");
  await execute(closeRound, holder, { id: own, version: 2 }, newId());
  await execute(releaseRound, holder, { id: own, version: 3 }, newId());
  expect((await kinds("secretary1")).length).toBe(before.length + 1);
});
