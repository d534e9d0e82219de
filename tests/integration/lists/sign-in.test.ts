import { describe, expect, test } from "vitest";
import { archiveReply } from "@/lib/affairs/tickets/commands/archive-reply";
import { saveReply } from "@/lib/affairs/tickets/commands/save-reply";
import { repliesFor } from "@/lib/affairs/tickets/queries/replies";
import { changePassword, signIn, switchDuty } from "@/lib/platform/access/accounts";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { withScope } from "@/lib/platform/db/scope";
import { shellOf } from "@/lib/across/shell/queries";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must, openSession, testPassword } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const shell = (token: string) => withScope({ kind: "session", token }, "read", shellOf);

describe("sign-in", () => {
  test("four mistakes are free, then the wait grows and is told; elsewhere nobody waits", async () => {
    await database.freeze(new Date("2026-11-22T08:00:00Z"));
    const attempt = (password: string, network = "10.1.1") =>
      signIn("alpha", "dispatcher1", password, network);
    for (let n = 1; n <= 4; n += 1) {
      expect(await attempt("wrong")).toEqual({ ok: false, reason: "wrong", waitSeconds: 0 });
    }
    expect(await attempt("wrong")).toEqual({ ok: false, reason: "wrong", waitSeconds: 30 });
    expect(await attempt(testPassword)).toEqual({ ok: false, reason: "wait", waitSeconds: 30 });
    expect(await attempt(testPassword, "10.2.2")).toMatchObject({ ok: true });
    await database.freeze(new Date("2026-11-22T08:00:31Z"));
    expect(await attempt("wrong")).toMatchObject({ waitSeconds: 60 });
    await database.freeze(new Date("2026-11-22T08:01:32Z"));
    expect(await attempt(testPassword)).toMatchObject({ ok: true });
    await database.freeze(null);
  });

  test("a new password ends the person's other sessions", async () => {
    const here = await openSession(database.admin, stage.world, "org");
    const there = await openSession(database.admin, stage.world, "org");
    expect(await changePassword(here, "not it", "Neues-2026-pass")).toBe("wrong");
    expect(await changePassword(here, testPassword, "Neues-2026-pass")).toBe("changed");
    await expect(shell(there)).rejects.toThrow(DoorClosed);
    expect((await shell(here)).mustChange).toBe(false);
  });
});

test("switching duty kills the old token at once and shows the other range", async () => {
  const person = must(stage.world.people["community11"]);
  const street = must(stage.world.areas["street2"]);
  const duty = newId();
  const db = await database.admin.connect();
  await db.query("set session_replication_role = replica");
  await db.query(
    "insert into duty (tenant_id, id, person_id, role, area_id, path, valid_from) values ($1,$2,$3,'street_dispatcher',$4,$5,'2021-01-01')",
    [stage.world.tenantId, duty, person.personId, street.id, street.path],
  );
  await db.query("set session_replication_role = origin");
  db.release();
  const old = await openSession(database.admin, stage.world, "community11");
  expect((await shell(old)).duties.map(({ current }) => current)).toEqual([true, false]);
  const next = must(await switchDuty(old, duty));
  await expect(shell(old)).rejects.toThrow(DoorClosed);
  expect(await shell(next)).toMatchObject({ role: "street_dispatcher", scopeName: street.name });
  // A duty of somebody else is refused, and the session lives on.
  const foreign = must(stage.world.people["dispatcher1"]).dutyId;
  expect(await switchDuty(next, foreign)).toBeNull();
  expect(await shell(next)).toMatchObject({ role: "street_dispatcher" });
});

test("saved replies: the district reads them, their own area or organization keeps them", async () => {
  const street = await stage.as("dispatcher1");
  const texts = { title: "已受理", body: "您好，您反映的问题已经受理。" };
  const { id } = await execute(saveReply, street, texts, newId());
  const seen = async (login: string) =>
    withScope(await stage.as(login), "read", repliesFor).then((all) =>
      all.map(({ own, version }) => ({ own, version })),
    );
  expect(await seen("secretary1")).toEqual([{ own: true, version: 1 }]);
  expect(await seen("housingclerk")).toEqual([{ own: false, version: 1 }]);
  const change = { id, version: "1", ...texts, body: "您好，已经受理，请耐心等待。" };
  await refused(execute(saveReply, await stage.as("center"), change, newId()), "forbidden");
  await refused(execute(saveReply, await stage.as("housingclerk"), change, newId()), "forbidden");
  await execute(saveReply, await stage.as("secretary1"), change, newId());
  await refused(execute(saveReply, street, change, newId()), "conflict");
  await execute(archiveReply, street, { id, version: "2" }, newId());
  expect(await seen("dispatcher1")).toEqual([]);
  await execute(saveReply, await stage.as("housingclerk"), texts, newId());
  expect(await seen("housingleader")).toEqual([{ own: true, version: 1 }]);
});
