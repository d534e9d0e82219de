import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { retryDelivery } from "@/lib/across/notifications/commands/retry-delivery";
import { savePreference } from "@/lib/across/notifications/commands/save-preference";
import { summarise } from "@/lib/across/notifications/commands/summarise";
import { tell } from "@/lib/across/notifications/commands/tell";
import { deliveryLog } from "@/lib/across/notifications/queries/delivery-log";
import { hasUntold } from "@/lib/across/notifications/queries/inbox";
import { preferenceOf } from "@/lib/across/notifications/queries/preference";
import { summariesDue } from "@/lib/across/notifications/queries/summaries";
import { triesMax } from "@/lib/across/notifications/rules/retry";
import { claimDeliveries } from "@/lib/across/notifications/commands/deliver";
import { hasDue, outboundMessage } from "@/lib/across/notifications/queries/deliveries";
import { link } from "@/lib/affairs/tickets/commands/link";
import { recuse } from "@/lib/affairs/tickets/commands/recuse";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { jobTenants } from "@/lib/platform/jobs/tenants";
import { deliver } from "@/scripts/jobs/deliver";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { startOutside } from "@/tests/support/outside";
import { startWorker } from "@/tests/support/worker";
import { must } from "@/tests/support/world";

const outside = await startOutside();
const { mail, sms, secret } = outside;
const database = useDatabase("alpha", "beta");
const alpha = new Stage(database, "alpha");

/** A Monday in working time; every test has a day of its own and what was before it is gone. */
let day = new Date("2026-11-23T10:00:00+08:00").getTime();
const minute = 60_000;
const freeze = (at: number) => database.freeze(new Date(at));

beforeEach(async () => {
  day += 7 * 24 * 60 * minute;
  await freeze(day);
  await tellAll();
  await database.admin.query("delete from delivery; delete from preference");
  await database.admin.query("update notification set sent_at = now() where sent_at is null");
  mail.mails.length = 0;
  sms.received.length = 0;
});
afterAll(() => outside.stop());

async function tellAll() {
  while (await withScope(alpha.job, "read", hasUntold)) await execute(tell, alpha.job, {}, newId());
}

async function deliverAll() {
  const tenant = must((await jobTenants()).find(({ slug }) => slug === "alpha"));
  await deliver(tenant, new AbortController().signal, (_doing, run) => run());
}

const wants = async (login: string, wishes: Record<string, string>) => {
  const credential = await alpha.as(login);
  const { version } = await withScope(credential, "read", preferenceOf);
  await execute(
    savePreference,
    credential,
    { version: String(version), digestAt: "08:30", ...wishes },
    newId(),
  );
};

async function dispatched(urgency = "routine") {
  const ticket = await alpha.report();
  await alpha.dispatch(ticket.id);
  if (urgency === "urgent") {
    await database.admin.query("set session_replication_role = replica");
    await database.admin.query("update assignment set urgency = 'urgent' where ticket_id = $1", [
      ticket.id,
    ]);
  }
  await tellAll();
  return ticket;
}

/**
 * Looks until a worker has come so far. On a machine too busy to give it a connection in time it leaves
 * what it has claimed, and takes it again when the claim runs out: so time goes on, too. Tells how often.
 */
async function comes(look: () => Promise<boolean>) {
  let [looks, claims] = [0, 0];
  const looking = async () => {
    looks += 1;
    if (looks % 400 === 0) {
      claims += 1;
      await freeze((day += 6 * minute));
    }
    return look();
  };
  await expect.poll(looking, { timeout: 180_000, interval: 50 }).toBe(true);
  return claims;
}

async function posts() {
  const { rows } = await database.admin.query<Post>(
    "select * from delivery order by created_at, id",
  );
  return rows;
}
interface Post {
  id: string;
  status: string;
  attempts: number;
  next_try_at: Date;
  last_error: string | null;
  address_cipher: Buffer | null;
  message_id: string;
  version: number;
}

describe("what a mail and a text message say", () => {
  test("a new assignment, to the clerk who wants to know at once", async () => {
    await wants("housingclerk", {
      mail: "clerk@housing.example",
      mailNow: "on",
      phone: "138 0000 0001",
      smsNow: "on",
    });
    const { number } = await dispatched();
    await deliverAll();
    const due = /，(\d+月\d+日 18:00)前办结$/.exec(must(sms.received[0]).text)?.[1] ?? "";
    const text = `新承办单 ${number}（物业服务，alpha第1街道 alpha1街1社区 第1网格），请签收，${due}前办结`;
    const { headers, messageId, ...letter } = must(mail.mails[0]);
    expect(letter).toEqual({
      to: "clerk@housing.example",
      from: "notice@gezhi.example",
      subject: `格治：${text}`,
      text:
        `${text}\n\n——\n本邮件由格治系统自动发送，请勿回复。` +
        "办理请登录系统；接收方式可在“消息设置”中更改。\n",
    });
    expect(messageId).toMatch(/^<[0-9a-f]{32}@gezhi\.example>$/);
    expect(headers).toMatch(/^Auto-Submitted: auto-generated$/m);
    const { messageId: smsId, ...said } = must(sms.received[0]);
    expect(said).toEqual({ to: "13800000001", text: `【格治】${text}` });
    expect(smsId).toMatch(/^[0-9a-f]{32}$/);
    // What has arrived needs no address any more; and nothing of the report has left the house.
    expect((await posts()).map((post) => [post.status, post.address_cipher])).toEqual([
      ["sent", null],
      ["sent", null],
    ]);
    expect(letter.text).not.toContain("楼道里的灯");
  });

  test("the daily summary: once a day, at its time, of what is unread and was not sent", async () => {
    await wants("dispatcher1", { mail: "street@example.com", mailDigest: "on" });
    await freeze(day - 3 * 60 * minute);
    const first = await alpha.report();
    const second = await alpha.report();
    await tellAll();
    const run = async () => {
      const due = await withScope(alpha.job, "read", (scope) => summariesDue(scope));
      for (const { personId } of due) await execute(summarise, alpha.job, { personId }, newId());
      await deliverAll();
    };
    await run();
    expect(mail.mails).toEqual([]);
    await freeze(day - 89 * minute);
    await run();
    const letter = must(mail.mails[0]);
    expect(letter.subject).toMatch(/^格治：\d+月\d+日有 2 条未读消息$/);
    const line = (number: string) =>
      `　新诉求 ${number}（物业服务，alpha第1街道 alpha1街1社区 第1网格），待处理\n`;
    expect(letter.text).toContain(line(first.number));
    expect(letter.text).toContain(line(second.number));
    // What comes in later that day waits for the next workday.
    await freeze(day);
    await alpha.report();
    await tellAll();
    await run();
    expect(mail.mails).toHaveLength(1);
    await freeze(day + 24 * 60 * minute);
    await run();
    expect(mail.mails).toHaveLength(2);
    expect(must(mail.mails[1]).subject).toContain("有 1 条");
    // Two runs at once write one.
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(2);
  });

  test("whoever reported and asked for it is told by number alone, and so are linked reports", async () => {
    const ticket = await alpha.report({ phone: "13900000009", tellBySms: "on" });
    const other = await alpha.report({ phone: "13900000008", tellBySms: "on" });
    await alpha.report({ phone: "13900000007" });
    await tellAll();
    await alpha.onTicket("dispatcher1", link, other.id, { number: ticket.number });
    await alpha.dispatch(ticket.id);
    await tellAll();
    await deliverAll();
    const said = sms.received.map(({ to, text }) => `${to} ${text}`).sort();
    expect(said).toEqual(
      [
        `13900000008 【格治】您反映的事项 ${other.number} 已与同一问题一并办理，编号和查询码不变，进展可随时查看。`,
        `13900000008 【格治】您反映的事项 ${other.number} 已交承办单位办理。`,
        `13900000008 【格治】您反映的事项已收到，编号 ${other.number}，凭编号和查询码可查看进度。`,
        `13900000009 【格治】您反映的事项 ${ticket.number} 已交承办单位办理。`,
        `13900000009 【格治】您反映的事项已收到，编号 ${ticket.number}，凭编号和查询码可查看进度。`,
      ].sort(),
    );
  });
});

describe("nothing is sent at night", () => {
  test("but what is urgent, to the organization that must act", async () => {
    await wants("housingclerk", { mail: "clerk@housing.example", mailNow: "on" });
    const night = day + 13 * 60 * minute;
    await freeze(night);
    await dispatched();
    await deliverAll();
    expect(mail.mails).toEqual([]);
    expect(must((await posts())[0]).next_try_at).toEqual(new Date(day + 21 * 60 * minute));
    await dispatched("urgent");
    await deliverAll();
    expect(mail.mails).toHaveLength(1);
    await freeze(day + 21 * 60 * minute);
    await deliverAll();
    expect(mail.mails).toHaveLength(2);
  });
});

describe("recused meanwhile", () => {
  const keep = async (login: string, id: string) => {
    const { personId } = must(alpha.world.people[login]);
    const entry = { id, personId, ground: "related", text: "与诉求人是亲属。" };
    await execute(recuse, await alpha.as("center"), entry, newId());
  };

  test("what waits for the morning is withdrawn with its address, and the others' goes out", async () => {
    await wants("housingclerk", { mail: "clerk@housing.example", mailNow: "on" });
    await freeze(day + 13 * 60 * minute);
    const { id } = await dispatched();
    const other = await dispatched();
    await keep("housingclerk", id);
    await freeze(day + 21 * 60 * minute);
    await deliverAll();
    expect(mail.mails.map(({ text }) => text.includes(other.number))).toEqual([true]);
    const [withdrawn] = (await posts()).filter(({ status }) => status !== "sent");
    expect(withdrawn).toMatchObject({ status: "withdrawn", address_cipher: null, attempts: 0 });
    expect(await withScope(alpha.job, "read", hasDue)).toBe(false);
  });

  test("between the claim and the sending it is not sent either", async () => {
    await wants("housingclerk", { mail: "clerk@housing.example", mailNow: "on" });
    const { id } = await dispatched();
    const { ids } = await execute(claimDeliveries, alpha.job, {}, newId());
    await keep("housingclerk", id);
    const message = await withScope(alpha.job, "read", (scope) =>
      outboundMessage(scope, must(ids[0])),
    );
    expect(message).toBeNull();
    await freeze(day + 10 * minute);
    await deliverAll();
    expect(mail.mails).toEqual([]);
    expect(must((await posts())[0]).status).toBe("withdrawn");
  });

  test("a summary that could not be sent yet loses the lines about it", async () => {
    await wants("dispatcher1", { mail: "street@example.com", mailDigest: "on" });
    await freeze(day - 3 * 60 * minute);
    const [kept, other] = [await alpha.report(), await alpha.report()];
    await tellAll();
    await freeze(day - 89 * minute);
    for (const { personId } of await withScope(alpha.job, "read", (scope) => summariesDue(scope))) {
      await execute(summarise, alpha.job, { personId }, newId());
    }
    await keep("dispatcher1", kept.id);
    await deliverAll();
    const { text } = must(mail.mails[0]);
    expect(text).toContain(other.number);
    expect(text).not.toContain(kept.number);
    expect(text).toContain("请勿回复。");
  });
});

describe("at least once, always under the same id", () => {
  test("a server that refuses, is away, and comes back", async () => {
    await wants("housingclerk", { mail: "clerk@housing.example", mailNow: "on" });
    await dispatched();
    mail.state.refuseWith = 452;
    await deliverAll();
    // The server's own words may name somebody; only its number is kept.
    expect(must((await posts())[0])).toMatchObject({
      status: "failed",
      attempts: 1,
      last_error: "smtp 452",
      next_try_at: new Date(day + minute),
    });
    await deliverAll();
    expect(must((await posts())[0]).attempts).toBe(1);

    mail.state.refuseWith = null;
    await mail.stop();
    await freeze(day + 2 * minute);
    await deliverAll();
    const away = must((await posts())[0]);
    expect([away.attempts, away.last_error]).toEqual([2, "smtp ESOCKET"]);
    await mail.start();
    await freeze(day + 8 * minute);
    await deliverAll();
    expect(mail.mails).toHaveLength(1);
    expect(must((await posts())[0]).status).toBe("sent");
  });

  test("a worker that dies between sending and writing it down sends once more, and loses nothing", async () => {
    await wants("housingclerk", { mail: "clerk@housing.example", mailNow: "on" });
    await dispatched();
    const blocking = await database.admin.connect();
    // The moment the mail is taken over, nothing can be written down any more.
    mail.state.beforeAnswer = async () => {
      await blocking.query("begin; lock table delivery in share mode");
    };
    const first = startWorker();
    await comes(async () => {
      const { rowCount } = await database.admin.query(
        `select from pg_locks where relation = 'delivery'::regclass and mode = 'RowExclusiveLock' and not granted`,
      );
      return rowCount !== 0;
    });
    first.kill();
    await first.ended;
    await blocking.query("rollback");
    blocking.release();
    mail.state.beforeAnswer = () => Promise.resolve();
    expect(must((await posts())[0]).status).toBe("pending");
    await deliverAll();
    expect(mail.mails).toHaveLength(1);

    day += 6 * minute;
    await freeze(day);
    const second = startWorker();
    const more = await comes(async () => must((await posts())[0]).status === "sent");
    second.kill();
    await second.ended;
    expect(mail.mails.length).toBeGreaterThanOrEqual(2);
    expect(mail.mails.length).toBeLessThanOrEqual(2 + more);
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(1);
  }, 400_000);

  test("two workers at once send everything once", async () => {
    await wants("housingclerk", { mail: "clerk@housing.example", mailNow: "on" });
    for (let i = 0; i < 5; i += 1) await dispatched();
    await Promise.all([deliverAll(), deliverAll(), deliverAll()]);
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(5);
    expect(mail.mails).toHaveLength(5);
  });

  test("a wrong signature is refused by the gateway, and nobody keeps what it answered", async () => {
    await wants("housingclerk", { phone: "13800000001", smsNow: "on" });
    await dispatched();
    sms.state.secret = "another-secret-0123456789";
    await deliverAll();
    sms.state.secret = secret;
    expect([sms.received, must((await posts())[0]).last_error]).toEqual([[], "http 403"]);
  });
});

describe("the administrator's log", () => {
  test("shows masked addresses and figures, and a message given up goes out again when asked", async () => {
    await wants("housingclerk", { mail: "clerk@housing.example", mailNow: "on" });
    await dispatched();
    mail.state.refuseWith = 550;
    let now = day;
    for (let i = 0; i < triesMax; i += 1) {
      await freeze(now);
      await deliverAll();
      now += 13 * 60 * minute;
    }
    mail.state.refuseWith = null;
    const admin = await alpha.as("admin");
    const log = await withScope(admin, "read", (scope) =>
      deliveryLog(scope, { status: undefined, before: undefined, after: undefined }),
    );
    expect(log.counts).toEqual([
      { status: "pending", count: 0 },
      { status: "failed", count: 0 },
      { status: "given_up", count: 1 },
      { status: "withdrawn", count: 0 },
      { status: "sent", count: 0 },
    ]);
    const [row] = log.rows;
    expect(row).toMatchObject({ addressMasked: "c***@housing.example", lastError: "smtp 550" });
    expect(JSON.stringify(log)).not.toMatch(/clerk@|承办单/);

    const { id, version } = must((await posts())[0]);
    await execute(retryDelivery, admin, { id, version }, newId());
    await refused(execute(retryDelivery, admin, { id, version }, newId()), "wrong-status");
    await deliverAll();
    expect(mail.mails).toHaveLength(1);
  });
});

describe("preferences", () => {
  test("are the person's own, kept encrypted, and refused with advice", async () => {
    await wants("housingclerk", { mail: "clerk@housing.example", mailNow: "on" });
    const { rows } = await database.admin.query<{ all: string }>(
      "select row_to_json(p)::text as all from preference p",
    );
    expect(must(rows[0]).all).not.toContain("clerk@");
    expect(must(rows[0]).all).toContain("c***@housing.example");
    const mine = await withScope(await alpha.as("housingclerk"), "read", preferenceOf);
    expect(mine).toMatchObject({ mail: "clerk@housing.example", mailNow: true, version: 1 });
    const other = await withScope(await alpha.as("housingleader"), "read", preferenceOf);
    expect(other).toMatchObject({ mail: "", version: 0 });
    const attempt = async (form: Record<string, string>) =>
      refused(
        execute(
          savePreference,
          await alpha.as("housingclerk"),
          { version: "1", digestAt: "08:30", ...form },
          newId(),
        ),
        "invalid",
      );
    expect((await attempt({ mail: "nobody" })).fields).toEqual({ mail: "field.mail" });
    expect((await attempt({ phone: "021-64881234" })).fields).toEqual({
      phone: "field.mobile",
    });
    expect((await attempt({ smsNow: "on" })).fields).toEqual({ phone: "preferences.phoneNeeded" });
    await wants("housingclerk", {});
    expect((await withScope(await alpha.as("housingclerk"), "read", preferenceOf)).mail).toBe("");
    await refused(
      execute(
        savePreference,
        await alpha.as("housingclerk"),
        { version: "1", digestAt: "08:30" },
        newId(),
      ),
      "conflict",
    );
  });
});
