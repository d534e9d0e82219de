import { beforeAll, describe, expect, test } from "vitest";
import { acceptUnit } from "@/lib/ground/check-ins/commands/accept-unit";
import { declineUnit } from "@/lib/ground/check-ins/commands/decline-unit";
import { editUnit } from "@/lib/ground/check-ins/commands/edit-unit";
import { endUnit } from "@/lib/ground/check-ins/commands/end-unit";
import { leaveUnit } from "@/lib/ground/check-ins/commands/leave-unit";
import { registerUnit } from "@/lib/ground/check-ins/commands/register-unit";
import { revealLiaison } from "@/lib/ground/check-ins/commands/reveal-liaison";
import { tellLiaisonCode } from "@/lib/ground/check-ins/commands/tell-liaison-code";
import { ownUnit, unitDetail, unitPage } from "@/lib/ground/check-ins/queries/units";
import { toldCode } from "@/lib/platform/access/told-code";
import { enterByPhone, keepPhoneCode } from "@/lib/platform/access/accounts";
import type { Credential } from "@/lib/platform/access/credential";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
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

async function reported(more: Record<string, unknown> = {}) {
  serial += 1;
  const phone = `1380000${String(serial).padStart(4, "0")}`;
  const answer = await execute(
    registerUnit,
    stage.visitor,
    {
      areaId: must(stage.world.areas["street1.community1"]).id,
      unit: `区第${String(serial)}小学`,
      kind: "school",
      partyOrg: "小学党支部",
      memberCount: "21",
      resources: "操场周末开放。",
      name: "周联络",
      phone,
      consent: "on",
      codes: "never",
      ...more,
    },
    newId(),
  );
  const page = await withScope(await stage.as("secretary1"), "read", (scope) =>
    unitPage(scope, { tab: "waiting" }),
  );
  return { answer, phone, id: must(page.lines[0]).id };
}

async function accepted() {
  const one = await reported();
  await execute(acceptUnit, await stage.as("community11"), { id: one.id, version: 1 }, newId());
  return one;
}

async function entered({ id, phone }: { id: string; phone: string }, version = 2) {
  const key = newId();
  await execute(tellLiaisonCode, await stage.as("community11"), { id, version }, key);
  const token = must(await enterByPhone("east", { phone, role: "liaison", code: toldCode(key) }));
  const credential: Credential = { kind: "session", token };
  return credential;
}

describe("a unit's check-in", () => {
  test("is accepted as an organization, and its liaison officer keeps it true", async () => {
    const one = await accepted();
    const us = await entered(one);
    const mine = await withScope(us, "read", ownUnit);
    expect(mine).toMatchObject({
      status: "active",
      memberCount: 21,
      verbs: ["changePhone", "edit", "leave"],
    });
    const input = { id: one.id, version: mine.version, memberCount: "25", resources: "医生义诊。" };
    await execute(editUnit, us, input, newId());
    const seen = await withScope(await stage.as("community11"), "read", (scope) =>
      unitDetail(scope, one.id),
    );
    expect(seen).toMatchObject({
      memberCount: 25,
      resources: "医生义诊。",
      liaison: "周**",
      contact: null,
    });
    await refused(execute(editUnit, us, input, newId()), "conflict");
  });

  test("is nobody else's: another community, another unit, another role", async () => {
    const one = await accepted();
    const other = await entered(await accepted());
    const input = { id: one.id, version: 2, memberCount: "1", resources: "" };
    await refused(execute(editUnit, other, input, newId()), "not-found");
    const end = { id: one.id, version: 2, reason: "closed" };
    for (const login of ["community12", "secretary2", "dispatcher1"]) {
      await refused(execute(endUnit, await stage.as(login), end, newId()), "not-found");
    }
  });

  test("that is one already is linked, and cannot report twice", async () => {
    const first = await accepted();
    const { rows } = await database.admin.query<{ organization_id: string }>(
      "select organization_id from unit_check_in where id = $1",
      [first.id],
    );
    const organizationId = must(rows[0]).organization_id;
    const second = await reported();
    const community = await stage.as("community11");
    const input = { id: second.id, version: 1, organizationId };
    await refused(execute(acceptUnit, community, input, newId()), "wrong-status");
    await execute(endUnit, community, { id: first.id, version: 2, reason: "duplicate" }, newId());
    await execute(acceptUnit, community, input, newId());
    const unknown = await reported();
    const wrong = { id: unknown.id, version: 1, organizationId: newId() };
    expect(
      (await refused(execute(acceptUnit, community, wrong, newId()), "invalid")).fields,
    ).toEqual({ organizationId: "field.choose" });
  });

  test("declined with a reason; the liaison's name is opened with a purpose, on record", async () => {
    const { id } = await reported();
    const community = await stage.as("community11");
    await execute(declineUnit, community, { id, version: 1, text: "单位在第二社区。" }, newId());
    await execute(revealLiaison, community, { id, text: "电话告知。" }, newId());
    const seen = await withScope(community, "read", (scope) => unitDetail(scope, id));
    expect(seen).toMatchObject({ status: "declined", contact: { name: "周联络" } });
    const { rows } = await database.admin.query(
      "select 1 from audit where kind = 'reveal' and command = 'unit.reveal'",
    );
    expect(rows).toHaveLength(1);
  });

  test("a known phone is told to its owner alone", async () => {
    const { phone } = await accepted();
    expect((await reported({ phone })).answer).toEqual({ outcome: "submitted" });
    await keepPhoneCode("east", { phone, purpose: "check_in", code: "123456" }, "test");
    const proven = { phone, code: "123456", codes: "always" };
    expect((await reported(proven)).answer).toEqual({ outcome: "active" });
  });

  test("taken back by the unit: ended, and the session with it", async () => {
    const one = await accepted();
    const us = await entered(one);
    await execute(leaveUnit, us, { id: one.id, version: 2 }, newId());
    const seen = await withScope(await stage.as("community11"), "read", (scope) =>
      unitDetail(scope, one.id),
    );
    expect(seen).toMatchObject({ status: "ended", endReason: "withdrawn", verbs: [] });
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await expect(withScope(us, "read", ownUnit)).rejects.toThrow(DoorClosed);
  });
});
