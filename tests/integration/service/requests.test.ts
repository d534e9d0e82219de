import { beforeAll, describe, expect, test } from "vitest";
import { addItem } from "@/lib/affairs/service/commands/menu-items";
import { confirmRequest } from "@/lib/affairs/service/commands/confirm-request";
import { declineOffer } from "@/lib/affairs/service/commands/decline-offer";
import { declineRequest } from "@/lib/affairs/service/commands/decline-request";
import { escalateRequest } from "@/lib/affairs/service/commands/escalate-request";
import { finishRequest } from "@/lib/affairs/service/commands/finish-request";
import { giveBackRequest } from "@/lib/affairs/service/commands/give-back-request";
import { noteResource } from "@/lib/affairs/service/commands/note-resource";
import { offerRequest } from "@/lib/affairs/service/commands/offer-request";
import { publishRequest } from "@/lib/affairs/service/commands/publish-request";
import { rateRequest } from "@/lib/affairs/service/commands/rate-request";
import { registerRequest } from "@/lib/affairs/service/commands/register-request";
import { revealRequest } from "@/lib/affairs/service/commands/reveal-request";
import { reviseRequest } from "@/lib/affairs/service/commands/revise-request";
import { settleRequest } from "@/lib/affairs/service/commands/settle-request";
import { submitRequest } from "@/lib/affairs/service/commands/submit-request";
import { takeRequest } from "@/lib/affairs/service/commands/take-request";
import { undoRequest } from "@/lib/affairs/service/commands/undo-request";
import { withdrawRequest } from "@/lib/affairs/service/commands/withdraw-request";
import { needsNear } from "@/lib/affairs/service/queries/needs";
import { requestOfReceipt } from "@/lib/affairs/service/queries/own-request";
import { menuFor, wishesOf } from "@/lib/affairs/service/queries/public-requests";
import { requestDetail } from "@/lib/affairs/service/queries/request-detail";
import { requestFigures } from "@/lib/affairs/service/queries/request-figures";
import { requestPage } from "@/lib/affairs/service/queries/request-list";
import { requestsToEscalate, requestsToSettle } from "@/lib/affairs/service/queries/requests-due";
import { requestStatuses, requestVerbs } from "@/lib/affairs/service/rules/requests";
import { roles } from "@/lib/platform/access/actor";
import type { Credential } from "@/lib/platform/access/credential";
import { credentialHash } from "@/lib/platform/access/credential";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

const database = useDatabase("east", "west");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

const phones = { member: "member11", neighbour: "member12", liaison: "unit1" } as const;

async function byPhone(who: keyof typeof phones): Promise<Credential> {
  const { world } = stage;
  const role = who === "liaison" ? "liaison" : "member";
  const { phone } = must(role === "liaison" ? world.units["unit1"] : world.members[phones[who]]);
  return {
    kind: "session",
    token: await openPhoneSession(database.admin, world, role, phone),
  };
}

async function councillor(): Promise<Credential> {
  const { world } = stage;
  const { phone } = must(world.councils["council11"]);
  const token = await openPhoneSession(database.admin, world, "councillor", phone);
  return { kind: "session", token };
}

const secret = "王桂兰住在三号楼201室，轮椅坏了想修一修。";

async function handedIn(more: Record<string, unknown> = {}) {
  const key = newId();
  const { number } = await execute(
    submitRequest,
    stage.visitor,
    {
      kind: "wish",
      areaId: must(stage.world.areas["street1.community1"]).id,
      text: secret,
      name: "王桂兰",
      phone: "13512345678",
      address: "三号楼201室",
      consent: "on",
      ...more,
    },
    key,
  );
  const { rows } = await database.admin.query<{ id: string }>(
    "select id from service_request where number = $1 and tenant_id = $2",
    [number, stage.world.tenantId],
  );
  const receipt: Credential = { kind: "receipt", slug: "east", number, code: receiptCode(key) };
  return { id: must(rows[0]).id, number, receipt };
}

async function rowOf(id: string) {
  const { rows } = await database.admin.query<
    { status: string; version: number } & Record<string, unknown>
  >("select * from service_request where id = $1", [id]);
  return must(rows[0]);
}

/** The form of a step at the version as it is now. */
async function now(id: string, more: Record<string, unknown> = {}) {
  return { id, version: (await rowOf(id)).version, ...more };
}

const words = {
  title: "修一台轮椅",
  text: "一位行动不便的居民，希望有人帮忙修理轮椅。",
  skills: ["repair"],
  times: ["weekend"],
};

async function published(more: Record<string, unknown> = {}) {
  const one = await handedIn(more);
  await execute(publishRequest, await stage.as("community11"), await now(one.id, words), newId());
  return one;
}

describe("a wish", () => {
  test("from the resident over the community to a member and back, with nobody's name in between", async () => {
    const wish = await published();
    const member = await byPhone("member");

    const path = must(stage.world.areas["street1.community1"]).path;
    const wall = await withScope(stage.visitor, "read", (scope) => wishesOf(scope, path));
    expect(wall).toEqual([expect.objectContaining({ title: words.title, stage: "open" })]);
    const near = await withScope(member, "read", needsNear);
    expect(JSON.stringify([wall, near])).not.toMatch(/王|201|1351234/);
    expect(near.open[0]).toMatchObject({ id: wish.id, verbs: ["take"] });

    await execute(takeRequest, member, await now(wish.id), newId());
    expect((await withScope(member, "read", needsNear)).own[0]?.shown).toBeNull();
    await execute(revealRequest, member, { id: wish.id, text: "上门前联系" }, newId());
    const own = must((await withScope(member, "read", needsNear)).own[0]);
    expect(own.shown).toMatchObject({
      name: "王桂兰",
      phone: "13512345678",
      address: "三号楼201室",
    });
    const { rows } = await database.admin.query<{ detail: unknown }>(
      "select detail from audit where command = 'request.reveal' and subject_id = $1 and kind = 'reveal'",
      [wish.id],
    );
    expect(rows).toEqual([{ detail: { purpose: "上门前联系" } }]);

    await execute(finishRequest, member, await now(wish.id, { text: "轮椅修好了。" }), newId());
    const mine = await withScope(wish.receipt, "read", requestOfReceipt);
    expect(mine).toMatchObject({
      status: "done",
      doneText: "轮椅修好了。",
      verbs: ["undo", "confirm"],
    });
    await execute(confirmRequest, wish.receipt, await now(wish.id, { rating: "yes" }), newId());
    expect(await rowOf(wish.id)).toMatchObject({
      status: "closed",
      rating: "yes",
      confirmed_by: "resident",
    });

    // Who has done it reads what became of it, and no longer who it was.
    await refused(
      execute(revealRequest, member, { id: wish.id, text: "再问一下" }, newId()),
      "wrong-status",
    );
    const after = must((await withScope(member, "read", needsNear)).own[0]);
    expect(after).toMatchObject({ status: "closed", rating: "yes", shown: null });
    const events = await database.admin.query<{ name: string; payload: unknown }>(
      "select name, payload from event where subject_id = $1 order by seq",
      [wish.id],
    );
    expect(events.rows.map(({ name }) => name)).toEqual([
      "request.submitted",
      "request.published",
      "request.taken",
      "request.revealed",
      "request.done",
      "request.confirmed",
    ]);
    expect(JSON.stringify(events.rows)).not.toMatch(/王|轮椅|1351234/);
  });

  test("whoever takes it first has it: of thirty who press at once one wins", async () => {
    const wish = await published();
    const [member, liaison] = [await byPhone("member"), await byPhone("liaison")];
    const form = await now(wish.id);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, i) =>
        execute(takeRequest, i % 2 === 0 ? member : liaison, form, newId()),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await rowOf(wish.id)).toMatchObject({ status: "taken", version: form.version + 1 });
  });

  test("is given back without a mark, and open for the next", async () => {
    const wish = await published();
    const liaison = await byPhone("liaison");
    await execute(takeRequest, liaison, await now(wish.id), newId());
    await refused(
      execute(giveBackRequest, await byPhone("member"), await now(wish.id), newId()),
      "not-found",
    );
    await execute(giveBackRequest, liaison, await now(wish.id), newId());
    expect(await rowOf(wish.id)).toMatchObject({
      status: "published",
      taker_member_id: null,
      taker_organization_id: null,
      taken_at: null,
    });
    await execute(takeRequest, await byPhone("member"), await now(wish.id), newId());
  });

  test("is neither seen nor taken from another community", async () => {
    const wish = await published();
    const neighbour = await byPhone("neighbour");
    expect((await withScope(neighbour, "read", needsNear)).open).toEqual([]);
    await refused(execute(takeRequest, neighbour, await now(wish.id), newId()), "not-found");
    const form = await now(wish.id, words);
    await refused(
      execute(reviseRequest, await stage.as("community12"), form, newId()),
      "not-found",
    );
    const west = new Stage(database, "west");
    await refused(execute(reviseRequest, await west.as("community11"), form, newId()), "not-found");
  });

  test("that was withdrawn leaves nothing of the person", async () => {
    const wish = await published();
    await execute(withdrawRequest, wish.receipt, await now(wish.id), newId());
    const { rows } = await database.admin.query(
      "select * from service_contact where request_id = $1",
      [wish.id],
    );
    expect(rows[0]).toMatchObject({
      text: "",
      name_cipher: null,
      name_masked: "",
      phone_cipher: null,
      address_cipher: null,
    });
    expect((await withScope(wish.receipt, "read", requestOfReceipt))?.status).toBe("withdrawn");
    expect(
      (await withScope(await byPhone("member"), "read", needsNear)).open.map(({ id }) => id),
    ).not.toContain(wish.id);
  });

  test("is declined with a reason that the resident reads", async () => {
    const wish = await handedIn();
    const form = await now(wish.id, { text: "这件事需要由民政部门办理。" });
    await execute(declineRequest, await stage.as("community11"), form, newId());
    expect(await withScope(wish.receipt, "read", requestOfReceipt)).toMatchObject({
      status: "declined",
      declineText: "这件事需要由民政部门办理。",
      verbs: [],
    });
  });

  test("with a number of a person in its public words is not published", async () => {
    const wish = await handedIn();
    const form = await now(wish.id, {
      ...words,
      text: "身份证号 310112195001011234 的居民想修轮椅。",
    });
    const refusal = await refused(
      execute(publishRequest, await stage.as("community11"), form, newId()),
      "invalid",
    );
    expect(refusal.fields).toEqual({ text: "field.wishForbidden" });
  });

  test("that is not done yet goes back to whoever has it; the community confirms for the resident", async () => {
    const wish = await published();
    const member = await byPhone("member");
    await execute(takeRequest, member, await now(wish.id), newId());
    await execute(finishRequest, member, await now(wish.id, { text: "已经修好。" }), newId());
    await execute(undoRequest, wish.receipt, await now(wish.id), newId());
    expect(await rowOf(wish.id)).toMatchObject({ status: "taken", done_text: null });
    await execute(finishRequest, member, await now(wish.id, { text: "换了轮子。" }), newId());
    await execute(confirmRequest, await stage.as("community11"), await now(wish.id), newId());
    expect(await rowOf(wish.id)).toMatchObject({ status: "confirmed", confirmed_by: "community" });
    await execute(rateRequest, wish.receipt, await now(wish.id, { rating: "basically" }), newId());
    expect(await rowOf(wish.id)).toMatchObject({ status: "closed", rating: "basically" });
  });

  test("is collected by a grid worker within the own grid, and nowhere else", async () => {
    const input = {
      kind: "wish",
      areaId: must(stage.world.areas["street1.community1"]).id,
      text: "想有人陪着去一次医院。",
      name: "陈阿婆",
      phone: "13512345679",
      consent: "on",
    };
    const { number } = await execute(registerRequest, await stage.as("grid111"), input, newId());
    const { rows } = await database.admin.query<{ path: string; on_behalf: boolean }>(
      "select q.path, k.on_behalf from service_request q join service_contact k on k.request_id = q.id where q.number = $1",
      [number],
    );
    expect(rows[0]).toEqual({
      path: must(stage.world.areas["street1.community1.grid1"]).path,
      on_behalf: true,
    });
    const page = await withScope(await stage.as("community11"), "read", (scope) =>
      requestPage(scope, {}),
    );
    expect(page.lines[0]).toMatchObject({ number, title: "想有人陪着去一次医院。" });
    const elsewhere = { ...input, areaId: must(stage.world.areas["street1.community2"]).id };
    await refused(
      execute(registerRequest, await stage.as("grid111"), elsewhere, newId()),
      "invalid",
    );
  });
});

describe("an order", () => {
  test("of the menu is offered to a member and a unit; a no leaves no trace", async () => {
    const item = {
      title: "家电小修",
      includes: "小家电检测",
      offeredWhen: "周六上午",
      offeredBy: "维修服务岗",
    };
    const { id: itemId } = await execute(addItem, await stage.as("community11"), item, newId());
    const path = must(stage.world.areas["street1.community1"]).path;
    const menu = await withScope(stage.visitor, "read", (scope) => menuFor(scope, path));
    expect(menu).toEqual([expect.objectContaining({ id: itemId, title: "家电小修" })]);

    const order = await published({ kind: "order", itemId });
    const wall = await withScope(stage.visitor, "read", (scope) => wishesOf(scope, path));
    expect(JSON.stringify(wall)).not.toContain(order.id);
    const { world } = stage;
    const secretary = await stage.as("community11");
    const toMember = await now(order.id, { memberId: must(world.members["member11"]).id });
    await execute(offerRequest, secretary, toMember, newId());
    const toUnit = await now(order.id, { organizationId: must(world.units["unit1"]).id });
    await execute(offerRequest, secretary, toUnit, newId());
    const again = await now(order.id, { memberId: must(world.members["member11"]).id });
    expect(
      (await refused(execute(offerRequest, secretary, again, newId()), "invalid")).fields,
    ).toEqual({
      memberId: "field.wishAsked",
    });
    const elsewhere = await now(order.id, { memberId: must(world.members["member22"]).id });
    await refused(execute(offerRequest, secretary, elsewhere, newId()), "invalid");

    const member = await byPhone("member");
    const near = await withScope(member, "read", needsNear);
    expect(near.open[0]).toMatchObject({ id: order.id, offered: true });
    const before = await rowOf(order.id);
    await execute(declineOffer, member, { id: order.id }, newId());
    expect(await rowOf(order.id)).toEqual(before);
    const seen = await withScope(secretary, "read", (scope) => requestDetail(scope, order.id));
    expect(seen.asked).toEqual([must(world.units["unit1"]).name]);
    const { rows } = await database.admin.query(
      "select name from event where subject_id = $1 and name like '%decl%'",
      [order.id],
    );
    expect(rows).toEqual([]);

    await execute(takeRequest, await byPhone("liaison"), await now(order.id), newId());
    const left = await database.admin.query("select from service_offer where request_id = $1", [
      order.id,
    ]);
    expect(left.rowCount).toBe(0);
  });
});

describe("what the worker does", () => {
  test("a wish that nobody takes goes to the street once, which notes what it has found", async () => {
    const wish = await published();
    const due = () => withScope(stage.job, "read", requestsToEscalate);
    expect((await due()).map(({ id }) => id)).not.toContain(wish.id);
    await database.pastTriggers(
      "update service_request set published_at = now() - interval '20 days' where id = $1",
      [wish.id],
    );
    const found = must((await due()).find(({ id }) => id === wish.id));
    const form = { id: found.id, version: found.version };
    const outcomes = await Promise.allSettled([
      execute(escalateRequest, stage.job, form, newId()),
      execute(escalateRequest, stage.job, form, newId()),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await due()).map(({ id }) => id)).not.toContain(wish.id);

    const street = await stage.as("secretary1");
    const page = await withScope(street, "read", (scope) => requestPage(scope, { waiting: "1" }));
    expect(page.lines.map(({ id }) => id)).toContain(wish.id);
    const note = { text: "区残联可以免费维修。" };
    await refused(
      execute(noteResource, await stage.as("community11"), await now(wish.id, note), newId()),
      "forbidden",
    );
    await execute(noteResource, street, await now(wish.id, note), newId());
    const after = await withScope(street, "read", (scope) => requestPage(scope, { waiting: "1" }));
    expect(after.lines.map(({ id }) => id)).not.toContain(wish.id);
  });

  test("closes what nobody rates after a month", async () => {
    const wish = await published();
    const member = await byPhone("member");
    await execute(takeRequest, member, await now(wish.id), newId());
    await execute(finishRequest, member, await now(wish.id, { text: "修好了。" }), newId());
    await execute(confirmRequest, wish.receipt, await now(wish.id), newId());
    expect(await withScope(stage.job, "read", requestsToSettle)).toEqual([]);
    await database.pastTriggers(
      "update service_request set confirmed_at = now() - interval '31 days' where id = $1",
      [wish.id],
    );
    const [due] = await withScope(stage.job, "read", requestsToSettle);
    await execute(settleRequest, stage.job, must(due), newId());
    expect(await rowOf(wish.id)).toMatchObject({ status: "closed", rating: null });
  });
});

test("the figures have their denominators", async () => {
  const figures = await withScope(await stage.as("secretary1"), "read", requestFigures);
  const { rows } = await database.admin.query<{ published: number; taken: number }>(
    `select count(*) filter (where status in ('published','taken','done','confirmed','closed'))::int as published,
       count(*) filter (where status in ('taken','done','confirmed','closed'))::int as taken from service_request`,
  );
  expect(figures).toMatchObject({ ...must(rows[0]), minN: 10 });
  expect(figures.published).toBeGreaterThan(figures.taken);
});

test("the database lets pass the steps of the rules and no other, whoever tries", async () => {
  const allowedSteps = new Set(
    Object.values(requestVerbs).flatMap((row) =>
      "to" in row
        ? row.from.flatMap((from) =>
            row.to.flatMap((to) => row.by.map((role) => `${from}>${to}:${role}`)),
          )
        : [],
    ),
  );
  const wish = await handedIn();
  const hashes: Partial<Record<(typeof roles)[number], Uint8Array>> = {
    district_org: credentialHash(await stage.as("org")),
    district_dispatcher: credentialHash(await stage.as("center")),
    street_secretary: credentialHash(await stage.as("secretary1")),
    street_dispatcher: credentialHash(await stage.as("dispatcher1")),
    community_secretary: credentialHash(await stage.as("community11")),
    grid_worker: credentialHash(await stage.as("grid111")),
    dept_clerk: credentialHash(await stage.as("housingclerk")),
    dept_leader: credentialHash(await stage.as("housingleader")),
    system_admin: credentialHash(await stage.as("admin")),
    member: credentialHash(await byPhone("member")),
    liaison: credentialHash(await byPhone("liaison")),
    councillor: credentialHash(await councillor()),
    resident: credentialHash(wish.receipt),
    visitor: credentialHash(stage.visitor),
    job: credentialHash(stage.job),
  };
  expect(Object.keys(hashes).sort()).toEqual([...roles].sort());
  const memberId = must(stage.world.members["member11"]).id;
  const client = await database.admin.connect();
  const passed: string[] = [];
  try {
    for (const role of roles) {
      await client.query("begin");
      await client.query("select set_config('sec.hash', $1, true)", [
        Buffer.from(must(hashes[role])).toString("hex"),
      ]);
      for (const from of requestStatuses) {
        for (const to of requestStatuses) {
          if (from === to) continue;
          await client.query("savepoint one; set local session_replication_role = replica");
          await client.query(shapeOf(from), [wish.id, memberId]);
          await client.query("set local session_replication_role = origin");
          const outcome = await client.query(`${shapeOf(to)}`, [wish.id, memberId]).then(
            () => "passed",
            (error: unknown) => String(error),
          );
          if (outcome === "passed") passed.push(`${from}>${to}:${role}`);
          else expect(outcome).toContain("no way from");
          await client.query("rollback to savepoint one");
        }
      }
      await client.query("rollback");
    }
  } finally {
    client.release();
  }
  expect(passed.sort()).toEqual([...allowedSteps].sort());
});

/** A row of this status that no other check minds. */
function shapeOf(status: string): string {
  const ended = ["declined", "closed", "withdrawn"].includes(status);
  const held = ["taken", "done", "confirmed", "closed"].includes(status);
  return `update service_request set status = '${status}', version = version + 1, public_title = '标题', public_text = '正文',
    published_at = now(), decline_text = '原因', done_text = '完成', confirmed_by = 'resident', confirmed_at = now(),
    ended_at = ${ended ? "now()" : "null"}, taker_member_id = ${held ? "$2::uuid" : "nullif($2::uuid, $2::uuid)"} where id = $1`;
}
