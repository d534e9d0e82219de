import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { changePassword, signIn } from "@/lib/platform/access/accounts";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { withScope } from "@/lib/platform/db/scope";
import { useDatabase } from "@/tests/support/database";
import { openSession, seedWorld, testPassword } from "@/tests/support/world";

const database = useDatabase("plain");

beforeAll(async () => {
  await seedWorld(database.adminUrl, "shown", { demo: true });
});
afterEach(() => vi.unstubAllEnvs());

test("a server that is not in demo mode serves no demo district, to nobody", async () => {
  const visitor = { kind: "visitor", slug: "shown" } as const;
  await expect(withScope(visitor, "read", () => Promise.resolve(1))).rejects.toThrow(DoorClosed);
  expect(await signIn("shown", "dispatcher1", testPassword, "10.1.1")).toMatchObject({
    ok: false,
    reason: "wrong",
  });
  expect(await signIn("plain", "dispatcher1", testPassword, "10.1.1")).toMatchObject({ ok: true });
});

describe("guessing", () => {
  test("strangers of many networks slow an account by seconds and never lock it", async () => {
    await database.freeze(new Date("2026-11-22T08:00:00Z"));
    for (let n = 0; n < 40; n += 1) {
      await signIn("plain", "secretary1", "wrong", `10.9.${String(n)}`);
    }
    const owner = await signIn("plain", "secretary1", testPassword, "10.200.1");
    expect(owner).toMatchObject({ ok: false, reason: "wait" });
    expect(owner.ok ? 0 : owner.waitSeconds).toBeLessThanOrEqual(10);
    await database.freeze(new Date("2026-11-22T08:00:11Z"));
    expect(await signIn("plain", "secretary1", testPassword, "10.200.1")).toMatchObject({
      ok: true,
    });
    await database.freeze(null);
  });

  test("a network that tries many accounts must wait with all of them", async () => {
    await database.freeze(new Date("2026-11-22T09:00:00Z"));
    for (let n = 0; n < 51; n += 1) {
      await signIn("plain", `nobody${String(n)}`, "wrong", "10.8.8");
    }
    expect(await signIn("plain", "dispatcher2", testPassword, "10.8.8")).toMatchObject({
      ok: false,
      reason: "wait",
    });
    expect(await signIn("plain", "dispatcher2", testPassword, "10.7.7")).toMatchObject({
      ok: true,
    });
    await database.freeze(null);
  });

  test("the present password cannot be guessed through a stolen session", async () => {
    const world = database.worlds["plain"];
    if (world === undefined) throw new Error("no world");
    const token = await openSession(database.admin, world, "org");
    for (let n = 0; n < 5; n += 1) {
      expect(await changePassword(token, "wrong", "Neues-2026-pass")).toBe("wrong");
    }
    expect(await changePassword(token, testPassword, "Neues-2026-pass")).toBe("wait");
  });
});
