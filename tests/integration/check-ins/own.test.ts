import { beforeAll, describe, expect, test } from "vitest";
import { editProfile } from "@/lib/ground/check-ins/commands/edit-profile";
import { exempt } from "@/lib/ground/check-ins/commands/exempt";
import { giveConsent } from "@/lib/ground/check-ins/commands/give-consent";
import { leave } from "@/lib/ground/check-ins/commands/leave";
import { move } from "@/lib/ground/check-ins/commands/move";
import { withdrawConsent } from "@/lib/ground/check-ins/commands/withdraw-consent";
import { checkInPage } from "@/lib/ground/check-ins/queries/desk";
import { ownConsents, ownProfile } from "@/lib/ground/check-ins/queries/own";
import type { Credential } from "@/lib/platform/access/credential";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { overtaken, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
beforeAll(() => {
  stage = new Stage(database, "east");
});

async function member(key: string): Promise<Credential> {
  const { phone } = must(stage.world.members[key]);
  const token = await openPhoneSession(database.admin, stage.world, "member", phone);
  return { kind: "session", token };
}

async function statuses(memberId: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ told: string }>(
    `select status || coalesce(':' || end_reason, '') as told from member_check_in where member_id = $1
     order by submitted_at, id`,
    [memberId],
  );
  return rows.map(({ told }) => told);
}

describe("what a member does alone", () => {
  test("sees the own name, puts right unit, skills and times; a new unit is not yet anybody's list", async () => {
    const me = await member("member11");
    const before = await withScope(me, "read", ownProfile);
    expect(before).toMatchObject({ contact: { name: "林11" }, checkIn: { status: "active" } });
    const input = {
      version: before.version,
      unit: "区图书馆",
      skills: ["law"],
      times: ["weekend"],
    };
    await execute(editProfile, me, input, newId());
    const after = await withScope(me, "read", ownProfile);
    expect(after).toMatchObject({ unit: "区图书馆", skills: ["law"], times: ["weekend"] });
    const { rows } = await database.admin.query(
      `select m.unit_id as a, k.unit_id as b from member m join member_check_in k on k.member_id = m.id where m.id = $1`,
      [must(stage.world.members["member11"]).id],
    );
    expect(rows).toEqual([{ a: null, b: null }]);
    expect(await overtaken(execute(editProfile, me, input, newId()))).toBeNull();
    await refused(
      execute(editProfile, me, { ...input, version: after.version, skills: ["dancing"] }, newId()),
      "invalid",
    );
  });

  test("moves to a community of another street, which sees the member; the old one does not", async () => {
    const { id, checkInId } = must(stage.world.members["member12"]);
    await execute(
      exempt,
      await stage.as("community12"),
      { id: checkInId, version: 1, reason: "aged" },
      newId(),
    );
    const me = await member("member12");
    await execute(giveConsent, me, { purpose: "public_name" }, newId());
    const { version, checkIn } = await withScope(me, "read", ownProfile);
    expect(checkIn?.status).toBe("exempt");
    const here = must(stage.world.areas["street1.community2"]).id;
    const same = await refused(execute(move, me, { version, areaId: here }, newId()), "invalid");
    expect(same.fields).toEqual({ areaId: "checkIn.elsewhere" });
    const target = must(stage.world.areas["street2.community2"]);
    await execute(move, me, { version, areaId: target.id }, newId());
    expect(await statuses(id)).toEqual(["ended:moved", "submitted"]);
    // The session has gone along.
    const lo = await withScope(me, "read", ({ actor }) => Promise.resolve(actor.lo));
    expect(lo).toBe(target.path);
    const there = await withScope(await stage.as("community22"), "read", (scope) =>
      checkInPage(scope, { tab: "waiting" }),
    );
    expect(there.lines.map(({ name }) => name)).toContain("林**");
    const old = await withScope(await stage.as("community12"), "read", (scope) =>
      checkInPage(scope, { tab: "ended" }),
    );
    expect(old.lines.find((line) => line.id === checkInId)).toMatchObject({ name: null });
    const { rows } = await database.admin.query("select path from consent where member_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ path: target.path }]);
  });

  test("agrees and takes back, purpose by purpose; the first purpose has another way", async () => {
    const me = await member("member21");
    await execute(giveConsent, me, { purpose: "public_name" }, newId());
    await execute(giveConsent, me, { purpose: "public_name" }, newId());
    await execute(withdrawConsent, me, { purpose: "public_name" }, newId());
    const { consents } = await withScope(me, "read", ownConsents);
    const one = must(consents.find(({ purpose }) => purpose === "public_name"));
    expect(one.withdrawnAt).not.toBeNull();
    await execute(giveConsent, me, { purpose: "public_name" }, newId());
    const again = await withScope(me, "read", ownConsents);
    expect(again.consents.find(({ purpose }) => purpose === "public_name")?.withdrawnAt).toBeNull();
    await refused(execute(withdrawConsent, me, { purpose: "registration" }, newId()), "invalid");
  });

  test("leaves: nothing is left by which anybody could be found, and the session ends", async () => {
    const { id, phone } = must(stage.world.members["member22"]);
    const me = await member("member22");
    await execute(giveConsent, me, { purpose: "pledge_public" }, newId());
    await refused(execute(leave, me, {}, newId()), "invalid");
    await execute(leave, me, { sure: "on" }, newId());
    expect(await statuses(id)).toEqual(["ended:withdrawn"]);
    const { rows } = await database.admin.query<Record<string, unknown>>(
      `select name_cipher, phone_cipher, name_masked, phone_masked, unit_name, unit_id,
         exists (select from consent c where c.member_id = m.id and c.withdrawn_at is null) as agreed
       from member m where id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        name_cipher: null,
        phone_cipher: null,
        name_masked: "***",
        phone_masked: "***",
        unit_name: "***",
        unit_id: null,
        agreed: false,
      },
    ]);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await expect(withScope(me, "read", ownProfile)).rejects.toThrow(DoorClosed);
    await expect(openPhoneSession(database.admin, stage.world, "member", phone)).rejects.toThrow(
      "nobody enters",
    );
  });
});
