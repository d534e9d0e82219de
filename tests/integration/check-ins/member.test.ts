import { beforeAll, describe, expect, test } from "vitest";
import { accept } from "@/lib/ground/check-ins/commands/accept";
import { assign } from "@/lib/ground/check-ins/commands/assign";
import { decline } from "@/lib/ground/check-ins/commands/decline";
import { end } from "@/lib/ground/check-ins/commands/end";
import { exempt } from "@/lib/ground/check-ins/commands/exempt";
import { register } from "@/lib/ground/check-ins/commands/register";
import { merge } from "@/lib/ground/check-ins/commands/merge";
import { reinstate } from "@/lib/ground/check-ins/commands/reinstate";
import { revealMember } from "@/lib/ground/check-ins/commands/reveal-member";
import { tellCode } from "@/lib/ground/check-ins/commands/tell-code";
import { transfer } from "@/lib/ground/check-ins/commands/transfer";
import { checkInPage } from "@/lib/ground/check-ins/queries/desk";
import { checkInDetail } from "@/lib/ground/check-ins/queries/detail";
import { duplicates } from "@/lib/ground/check-ins/queries/duplicates";
import { toldCode } from "@/lib/platform/access/told-code";
import { enterByPhone, keepPhoneCode } from "@/lib/platform/access/accounts";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
let serial = 0;
beforeAll(() => {
  stage = new Stage(database, "east");
});

function nextPhone(): string {
  serial += 1;
  return `1350000${String(serial).padStart(4, "0")}`;
}

function report(more: Record<string, unknown> = {}) {
  return execute(
    register,
    stage.visitor,
    {
      areaId: must(stage.world.areas["street1.community1"]).id,
      name: "赵建国",
      unit: "区第一中学",
      phone: nextPhone(),
      skills: ["law"],
      times: ["weekend"],
      consent: "on",
      codes: "never",
      ...more,
    },
    newId(),
  );
}

/** The newest check-in of a phone, as the table has it. */
async function rowOf(phone: string) {
  const { rows } = await database.admin.query<{
    id: string;
    version: number;
    status: string;
    area_id: string;
    branch_name: string | null;
    end_reason: string | null;
    origin: string;
    member_id: string;
  }>(
    `select k.* from member_check_in k join member m on m.tenant_id = k.tenant_id and m.id = k.member_id
     where m.phone_masked = $1 and m.tenant_id = $2 order by k.submitted_at desc, k.id desc limit 1`,
    [`${phone.slice(0, 3)}****${phone.slice(-4)}`, stage.world.tenantId],
  );
  return must(rows[0]);
}

async function reported(more: Record<string, unknown> = {}) {
  const phone = nextPhone();
  await report({ phone, ...more });
  return { phone, ...(await rowOf(phone)) };
}

async function doing<I, P, S, R extends Json>(
  login: string,
  what: Command<I, P, S, R>,
  phone: string,
  more: Record<string, unknown>,
) {
  const { id, version } = await rowOf(phone);
  return execute(what, await stage.as(login), { id, version, ...more }, newId());
}

const grid = () => must(stage.world.areas["street1.community1.grid1"]).id;

async function accepted() {
  const one = await reported();
  await doing("community11", accept, one.phone, { gridId: grid(), phoneChecked: "on" });
  return one;
}

describe("a member's check-in", () => {
  test("from the form to the grid branch: masked in lists, opened by name with a purpose", async () => {
    const { phone, id } = await reported();
    const community = await stage.as("community11");
    const list = await withScope(community, "read", (scope) =>
      checkInPage(scope, { tab: "waiting" }),
    );
    expect(list.lines.find((line) => line.id === id)).toMatchObject({
      name: "赵**",
      phone: `135****${phone.slice(-4)}`,
      unit: "区第一中学",
      phoneChecked: false,
    });
    expect(JSON.stringify(list)).not.toContain("赵建国");

    const unchecked = await refused(
      doing("community11", accept, phone, { gridId: grid() }),
      "invalid",
    );
    expect(unchecked.fields).toEqual({ phoneChecked: "checkIn.phone.unchecked" });
    await doing("community11", accept, phone, { gridId: grid(), phoneChecked: "on" });
    const seen = await withScope(community, "read", (scope) => checkInDetail(scope, id));
    expect(seen).toMatchObject({
      status: "active",
      branch: "第1网格党支部",
      phoneChecked: true,
      consents: ["registration"],
      skills: ["law"],
      contact: null,
    });

    await execute(revealMember, community, { id, text: "核对手机号。" }, newId());
    const opened = await withScope(community, "read", (scope) => checkInDetail(scope, id));
    // Another session of the same duty sees it as well; a colleague of another duty does not.
    expect(opened.contact).toMatchObject({ name: "赵建国", phone });
    const street = await withScope(await stage.as("secretary1"), "read", (scope) =>
      checkInDetail(scope, id),
    );
    expect(street.contact).toBeNull();
    const { rows } = await database.admin.query(
      "select 1 from audit where kind = 'reveal' and command = 'checkIn.reveal'",
    );
    expect(rows).toHaveLength(1);
  });

  test("a grid of elsewhere, an old version and another community are refused", async () => {
    const { phone, id } = await reported();
    const elsewhere = must(stage.world.areas["street1.community2.grid1"]).id;
    const wrong = { gridId: elsewhere, phoneChecked: "on" };
    expect((await refused(doing("community11", accept, phone, wrong), "invalid")).fields).toEqual({
      gridId: "field.choose",
    });
    const right = { id, version: 1, gridId: grid(), phoneChecked: "on" };
    for (const login of ["community12", "community21", "grid111", "dispatcher1"]) {
      await refused(execute(accept, await stage.as(login), right, newId()), "not-found");
    }
    await execute(accept, await stage.as("community11"), right, newId());
    await refused(execute(accept, await stage.as("secretary1"), right, newId()), "conflict");
    await refused(doing("secretary1", accept, phone, { gridId: grid() }), "wrong-status");
  });

  test("who is not the phone's owner learns nothing of a known phone, and nothing is written twice", async () => {
    const { phone } = await accepted();
    expect(await report({ phone, name: "钱某某" })).toEqual({ outcome: "submitted" });
    const { rows } = await database.admin.query("select 1 from member where phone_masked = $1", [
      `135****${phone.slice(-4)}`,
    ]);
    expect(rows).toHaveLength(1);

    await keepPhoneCode("east", { phone, purpose: "check_in", code: "123456" }, "test");
    expect(await report({ phone, code: "123456", codes: "always" })).toEqual({ outcome: "active" });
  });

  test("a code proves the phone; a wrong one is counted, and five are enough", async () => {
    const phone = nextPhone();
    const missing = await refused(report({ phone, codes: "always" }), "invalid");
    expect(missing.fields).toEqual({ code: "checkIn.code.needed" });
    await keepPhoneCode("east", { phone, purpose: "check_in", code: "123456" }, "test");
    for (let tried = 0; tried < 5; tried += 1) {
      const answer = await report({ phone, code: "000000", codes: "always" });
      expect(answer).toEqual({ outcome: "wrong_code" });
    }
    const late = await report({ phone, code: "123456", codes: "always" });
    expect(late).toEqual({ outcome: "wrong_code" });

    await keepPhoneCode("east", { phone, purpose: "check_in", code: "654321" }, "test");
    expect(await report({ phone, code: "654321", codes: "always" })).toEqual({
      outcome: "submitted",
    });
    const { id } = await rowOf(phone);
    const seen = await withScope(await stage.as("community11"), "read", (scope) =>
      checkInDetail(scope, id),
    );
    expect(seen.phoneChecked).toBe(true);
  });

  test("without consent there is no registration, and an ID number has no place in it", async () => {
    expect((await refused(report({ consent: undefined }), "invalid")).fields).toEqual({
      consent: "field.consent",
    });
    await refused(report({ idNumber: "310112199001011234" }), "invalid");
    await refused(report({ areaId: grid() }), "not-found");
  });

  test("declined with a reason, and the community's no is final for this one", async () => {
    const { phone } = await reported();
    await doing("community11", decline, phone, { text: "您住在第二社区，请向那里报到。" });
    expect((await rowOf(phone)).status).toBe("declined");
    await refused(
      doing("community11", accept, phone, { gridId: grid(), phoneChecked: "on" }),
      "wrong-status",
    );
  });

  test("exempted by category, reinstated, moved to another grid, ended", async () => {
    const { phone } = await accepted();
    await refused(doing("community11", exempt, phone, { reason: "heart disease" }), "invalid");
    await doing("community11", exempt, phone, { reason: "sick" });
    expect((await rowOf(phone)).status).toBe("exempt");
    await doing("secretary1", reinstate, phone, { gridId: grid() });
    const second = must(stage.world.areas["street1.community1.grid2"]).id;
    await doing("community11", assign, phone, { gridId: second, branch: "先锋党支部" });
    expect(await rowOf(phone)).toMatchObject({ status: "active", branch_name: "先锋党支部" });
    await doing("community11", end, phone, { reason: "left_unit" });
    expect(await rowOf(phone)).toMatchObject({ status: "ended", end_reason: "left_unit" });
    await refused(doing("community11", end, phone, { reason: "moved" }), "wrong-status");
  });

  test("a community hands a member over to one of another street, which then accepts", async () => {
    const { phone, id, member_id: memberId } = await accepted();
    const target = must(stage.world.areas["street2.community1"]);
    await doing("community11", transfer, phone, { areaId: target.id });
    const now = await rowOf(phone);
    expect(now).toMatchObject({
      status: "submitted",
      origin: "transfer",
      area_id: target.id,
      member_id: memberId,
    });
    // The old community keeps that there was one; whose it was has gone with the member.
    const old = await withScope(await stage.as("community11"), "read", (scope) =>
      checkInDetail(scope, id),
    );
    expect(old).toMatchObject({ status: "ended", endReason: "transferred", name: null, verbs: [] });
    await refused(
      execute(revealMember, await stage.as("community11"), { id, text: "再看一下。" }, newId()),
      "wrong-status",
    );
    const there = must(stage.world.areas["street2.community1.grid1"]).id;
    await doing("community21", accept, phone, { gridId: there });
    expect((await rowOf(phone)).status).toBe("active");
    const seen = await withScope(await stage.as("community21"), "read", (scope) =>
      checkInDetail(scope, now.id),
    );
    expect(seen.consents).toEqual(["registration"]);
    const same = await refused(
      doing("community21", transfer, phone, { areaId: target.id }),
      "invalid",
    );
    expect(same.fields).toEqual({ areaId: "checkIn.elsewhere" });
  });

  test("the same name and unit with two phones: found inside the range, merged, the other stays", async () => {
    const who = { name: "孙志强", unit: "区供电公司" };
    const first = await reported(who);
    const second = await reported({ ...who, unit: "区 供电公司" });
    await reported({ ...who, areaId: must(stage.world.areas["street2.community1"]).id });
    const street = await stage.as("secretary1");
    const groups = await withScope(street, "read", duplicates);
    expect(groups.map((lines) => lines.map(({ id }) => id))).toContainEqual([first.id, second.id]);
    await refused(doing("community11", merge, second.phone, { keepId: newId() }), "wrong-status");
    await doing("community11", merge, second.phone, { keepId: first.id });
    expect(await rowOf(second.phone)).toMatchObject({ status: "ended", end_reason: "duplicate" });
    expect((await rowOf(first.phone)).status).toBe("submitted");
    const after = (await withScope(street, "read", duplicates)).flat();
    expect(after.map(({ id }) => id)).not.toContain(first.id);
  });

  test("a code told face to face opens the member's own session", async () => {
    const { phone, id } = await accepted();
    const key = newId();
    const { version } = await rowOf(phone);
    await execute(tellCode, await stage.as("community11"), { id, version }, key);
    expect(await enterByPhone("east", { phone, role: "member", code: "000000" })).toBeNull();
    const token = must(await enterByPhone("east", { phone, role: "member", code: toldCode(key) }));
    const place = await withScope({ kind: "session", token }, "read", ({ actor }) =>
      Promise.resolve({ role: actor.role, lo: actor.lo }),
    );
    const { path } = must(stage.world.areas["street1.community1"]);
    expect(place).toEqual({ role: "member", lo: path });
  });
});
