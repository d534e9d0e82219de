import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { execute } from "@/lib/platform/command";
import type { Credential } from "@/lib/platform/access/credential";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { withScope } from "@/lib/platform/db/scope";
import { newId } from "@/lib/platform/core/id";
import { addFacts } from "@/lib/affairs/tickets/commands/add-facts";
import { note } from "@/lib/affairs/tickets/commands/note";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { withdraw } from "@/lib/affairs/tickets/commands/withdraw";
import {
  photoOfReceipt,
  reportCategories,
  ticketOfReceipt,
} from "@/lib/affairs/tickets/queries/public";
import { idle } from "@/lib/platform/core/action-state";
import { closeReceipt, openReceipt } from "@/lib/web/open-receipt";
import { receiptSlip } from "@/lib/web/receipt-slip";
import { photo, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

// The browser's side of a request, as the framework would hand it over.
// Other files of this process have the real one: what this one loads is loaded anew, and forgotten.
const browser = vi.hoisted(() => {
  vi.resetModules();
  return { headers: new Headers(), jar: new Map<string, string>() };
});
afterAll(() => {
  vi.resetModules();
});
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(browser.headers),
  cookies: () =>
    Promise.resolve({
      get: (name: string) => ({ value: browser.jar.get(name) }),
      set: (name: string, value: string) => browser.jar.set(name, value),
      delete: ({ name }: { name: string }) => browser.jar.delete(name),
    }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`);
  },
  notFound: () => {
    throw new Error("not found");
  },
}));

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const read = (receipt: Credential) => withScope(receipt, "read", ticketOfReceipt);

describe("what a receipt shows", () => {
  test("a new ticket: in words, with its street, its photos and what may be done", async () => {
    const { receipt } = await stage.report({ address: "东门岗亭旁", photos: [await photo()] });
    const ticket = must(await read(receipt));
    expect(ticket).toMatchObject({
      status: "screening",
      responsible: "alpha第1街道",
      address: "东门岗亭旁",
      dueAt: null,
      ended: false,
      may: { addFacts: true, withdraw: true, rate: false },
      messages: [],
      rating: null,
    });
    expect(ticket.photos).toHaveLength(1);
    expect(ticket.events.map(({ name }) => name)).toEqual(["ticket.reported"]);
  });

  test("no internal notes, no names of staff, nothing of the complainant", async () => {
    const { id, receipt } = await stage.report({ name: "王某某", phone: "13812345678" });
    await stage.onTicket("dispatcher1", note, id, { text: "内部：先问物业。" });
    await stage.dispatch(id);
    const ticket = must(await read(receipt));
    expect(ticket.responsible).toBe("住建局");
    expect(ticket.dueAt).toBeInstanceOf(Date);
    const told = JSON.stringify(ticket);
    for (const hidden of ["内部", "派单员1", "王某某", "13812345678", "note"]) {
      expect(told).not.toContain(hidden);
    }
    expect(ticket.events.map(({ name }) => name)).toEqual(["ticket.dispatched", "ticket.reported"]);
  });

  test("the thread, own facts, and the rating once it is given", async () => {
    const { receipt } = await stage.ticketAt("submitted");
    await execute(addFacts, receipt, { text: "灯又闪了。", photos: [await photo()] }, newId());
    const before = must(await read(receipt));
    expect(before.may.rate).toBe(true);
    expect(before.messages.at(-1)).toMatchObject({ side: "resident", body: "灯又闪了。" });
    await execute(
      rate,
      receipt,
      { contacted: "yes", solved: "partly", satisfied: "basically" },
      newId(),
    );
    const after = must(await read(receipt));
    expect(after.may.rate).toBe(false);
    expect(after.rating).toMatchObject({
      contacted: true,
      solved: "partly",
      satisfied: "basically",
    });
  });

  test("a withdrawn ticket stays readable, and nothing may be done any more", async () => {
    const { receipt } = await stage.report();
    await execute(withdraw, receipt, { confirm: "yes" }, newId());
    expect(await read(receipt)).toMatchObject({
      status: "withdrawn",
      ended: true,
      may: { addFacts: false, withdraw: false, rate: false },
    });
  });

  test("its own photos and nobody else's", async () => {
    const mine = await stage.report({ photos: [await photo()] });
    const other = await stage.report({ photos: [await photo()] });
    const [foreign] = must(await read(other.receipt)).photos;
    const [own] = must(await read(mine.receipt)).photos;
    const fileOf = (id: string) =>
      withScope(mine.receipt, "read", (scope) => photoOfReceipt(scope, id));
    expect(await fileOf(must(own).id)).toMatch(/^[0-9a-f-]{36}$/);
    expect(await fileOf(must(foreign).id)).toBeNull();
  });

  test("the page costs six statements", async () => {
    const { receipt } = await stage.report({ photos: [await photo()] });
    const { statements } = await recordStatements(() => read(receipt));
    expect(statements).toHaveLength(6);
  });

  test("a visitor reads the catalogue by groups and no ticket", async () => {
    const categories = await withScope(stage.visitor, "read", reportCategories);
    expect(categories.map(({ name, group }) => `${group}/${name}`)).toEqual([
      "物业房屋/房屋漏水",
      "物业房屋/物业服务",
      "市容环境/垃圾堆放",
    ]);
    expect(await read(stage.visitor)).toBeNull();
  });
});

describe("opening a receipt", () => {
  const open = openReceipt();
  const press = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ district: "alpha", ...fields })) {
      form.append(name, value);
    }
    return open(idle("key"), form).catch((error: unknown) => String(error));
  };
  const wrong = "0000-0000-0000";
  let network = 0;

  beforeEach(() => {
    network += 1;
    browser.jar.clear();
    browser.headers = new Headers({
      origin: "http://site.test",
      host: "site.test",
      "x-forwarded-for": `10.0.${String(network)}.7`,
    });
  });

  test("number and code, however they are written, set the cookie and lead to the ticket", async () => {
    const { number, receipt } = await stage.report();
    const code = receipt.kind === "receipt" ? receipt.code : "";
    const typed = { number: ` ${number} `, code: code.toLowerCase().replaceAll("-", " ") };
    expect(await press(typed)).toBe("Error: to /alpha/track/ticket#top");
    expect(browser.jar.get("receipt-alpha")).toBe(`${number}.${code}`);
    const form = new FormData();
    form.append("district", "alpha");
    await expect(closeReceipt()(idle("key"), form)).rejects.toThrow("to /alpha/track#top");
    expect(browser.jar.size).toBe(0);
  });

  test("an unknown number and a wrong code get the same answer, and no cookie", async () => {
    const { number } = await stage.report();
    const [unknown, mistaken] = [
      await press({ number: "2020010100001", code: wrong }),
      await press({ number, code: wrong }),
    ];
    const told = (state: unknown) => JSON.stringify(state, ["state", "code", "message", "fields"]);
    expect(told(mistaken)).toBe(told(unknown));
    expect(mistaken).toMatchObject({ state: "refused", code: "not-found" });
    expect(browser.jar.size).toBe(0);
  });

  test("a receipt of one district opens nothing in another", async () => {
    const { number, receipt } = await stage.report();
    const code = receipt.kind === "receipt" ? receipt.code : "";
    expect(await press({ district: "beta", number, code })).toMatchObject({ code: "not-found" });
    const moved: Credential = { kind: "receipt", slug: "beta", number, code };
    await expect(read(moved)).rejects.toBeInstanceOf(DoorClosed);
  });

  test("the fifth failure makes one wait, also for the right code, but nobody elsewhere", async () => {
    const { number, receipt } = await stage.report();
    const code = receipt.kind === "receipt" ? receipt.code : "";
    for (let tried = 0; tried < 4; tried += 1) {
      expect(await press({ number, code: wrong })).toMatchObject({ code: "not-found" });
    }
    const fifth = await press({ number, code: wrong });
    expect(fifth).toMatchObject({ code: "limit" });
    expect(JSON.stringify(fifth)).toMatch(/请等 \d+ 秒/);
    expect(await press({ number, code })).toMatchObject({ code: "limit" });
    browser.headers.set("x-forwarded-for", "10.9.9.9");
    expect(await press({ number, code })).toBe("Error: to /alpha/track/ticket#top");
  });

  test("a failure that is free makes nobody wait, however the millisecond is rounded", async () => {
    const client = await database.admin.connect();
    try {
      await client.query("begin");
      await client.query(
        "insert into sec.attempt (key, failures, last_at, wait_until) values ('rounded', 1, now(), now() + interval '0.5 ms')",
      );
      const waits = "select auth.wait_seconds('rounded') as n";
      expect((await client.query<{ n: number }>(waits)).rows).toEqual([{ n: 0 }]);
      await client.query(
        "update sec.attempt set wait_until = now() + interval '29.5 s' where key = 'rounded'",
      );
      expect((await client.query<{ n: number }>(waits)).rows).toEqual([{ n: 30 }]);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test("what cannot be a number or a code is said so and counts as no attempt", async () => {
    for (let tried = 0; tried < 6; tried += 1) {
      expect(await press({ number: "123", code: wrong })).toMatchObject({
        code: "invalid",
        fields: { number: "编号是 13 位数字，请照着回执填写。" },
        typed: { number: "123" },
      });
    }
    expect(await press({ number: "2020010100001", code: "abc" })).toMatchObject({
      fields: { code: "查询码是 12 位字母和数字，请照着回执填写。" },
    });
  });

  test("a form of another site is refused", async () => {
    browser.headers.set("origin", "http://evil.test");
    const { number, receipt } = await stage.report();
    const code = receipt.kind === "receipt" ? receipt.code : "";
    expect(await press({ number, code })).toMatchObject({ code: "forbidden" });
    expect(browser.jar.size).toBe(0);
  });
});

test("the slip tells the code that opens the ticket, and a picture of it behind #", async () => {
  const { number, key, receipt } = await stage.report();
  const from = { origin: "https://site.test", district: "alpha" };
  const slip = receiptSlip({ number }, key, from);
  expect(slip).toMatchObject({ number, code: receipt.kind === "receipt" ? receipt.code : "" });
  expect(slip.address).toBe("https://site.test/alpha/track");
  expect(slip.qr.d).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  expect(receiptSlip({ number }, key, from)).toEqual(slip);
});
