import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { dispute } from "@/lib/affairs/tickets/commands/dispute";
import { recall } from "@/lib/affairs/tickets/commands/recall";
import { withdraw } from "@/lib/affairs/tickets/commands/withdraw";
import { object } from "@/lib/across/walls/commands/object";
import { revise } from "@/lib/across/walls/commands/revise";
import { takeDown } from "@/lib/across/walls/commands/take-down";
import { ownPublication, publicPhoto } from "@/lib/across/walls/queries/public";
import { wallLines, wallOfTicket, wallTotals } from "@/lib/across/walls/queries/staff";
import { publicEntry } from "@/lib/across/walls/schema";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { answerAs, closeMatter, entryRow, publishAs, result, shown, wallOf, words } from "./stand";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const phone = "13900004321";
const secret = "陶玉珍";

async function aMatter(until: "dispatched" | "verified" = "dispatched") {
  const ticket = await stage.ticketAt(until);
  return ticket;
}

describe("publishing", () => {
  test("visitors read what was released and how it stands, and nothing else of the matter", async () => {
    const told = await stage.report({
      text: `${secret}说楼道灯坏了，电话${phone}，住3号楼501室。`,
      phone,
      name: secret,
      address: "3号楼501室",
      photos: [await photo()],
    });
    await stage.dispatch(told.id);
    const id = await publishAs(stage, "community11", told.id);
    const entry = must(await shown(stage, id));
    expect(entry).toMatchObject({
      ...words,
      wall: "issue",
      stage: "dispatched",
      organizationName: "住建局",
      streetName: "alpha第1街道",
      communityName: "alpha1街1社区",
      result: null,
      ratings: 0,
      followers: 0,
    });
    expect(entry.dueAt).not.toBeNull();
    expect(entry.photos).toEqual([]);
    expect(entry.steps.map(({ kind, stage: at }) => [kind, at])).toEqual([
      ["published", "dispatched"],
    ]);
    // Nobody's words, name, number or door: neither on the page nor in any column of the schema.
    const { rows } = await database.admin.query<{ all: string }>(
      "select coalesce(string_agg(to_jsonb(e)::text || coalesce((select string_agg(to_jsonb(s)::text, '') from pub.step s), ''), ''), '') as all from pub.entry e",
    );
    for (const trace of [secret, phone, "501", told.number, told.id, "陶"]) {
      expect(must(rows[0]).all).not.toContain(trace);
    }
  });

  test("the columns of the public entry are those of the published shape", async () => {
    const { rows } = await database.admin.query<{ name: string }>(
      "select column_name as name from information_schema.columns where table_schema = 'pub' and table_name = 'entry'",
    );
    const camel = (name: string) =>
      name.replaceAll(/_(\w)/gu, (_all, one: string) => one.toUpperCase());
    // Beside what is shown: by what the wall is filtered.
    const columns = rows.map(({ name }) => camel(name));
    expect(columns.sort()).toEqual(
      [...Object.keys(publicEntry.shape), "tenantId", "streetId", "communityId", "groupId"].sort(),
    );
  });

  test("by street and community, each in its range, once somebody is responsible", async () => {
    const ticket = await aMatter();
    for (const login of ["grid111", "center", "org"]) {
      await refused(publishAs(stage, login, ticket.id), "forbidden");
    }
    for (const login of ["dispatcher2", "community12", "housingclerk"]) {
      await refused(publishAs(stage, login, ticket.id), "not-found");
    }
    const early = await stage.report();
    const refusal = await refused(publishAs(stage, "dispatcher1", early.id), "wrong-status");
    expect(refusal.reason).toBe("wall.notYet");
    await publishAs(stage, "secretary1", ticket.id);
    await refused(publishAs(stage, "dispatcher1", ticket.id), "wrong-status");
  });

  test("never in the complainant's own words, nor with an identity number or an account", async () => {
    const ticket = await aMatter();
    const asTold = "楼道里的灯坏了两天了 晚上看不见路";
    const refusal = await refused(
      publishAs(stage, "dispatcher1", ticket.id, { problem: asTold }),
      "invalid",
    );
    expect(refusal.fields).toEqual({ problem: "wall.asTold" });
    for (const [field, text] of [
      ["problem", "办事人 310112199001011234 反映灯坏。"],
      ["measures", "请加微信 lamp_repair88 联系。"],
    ] as const) {
      const no = await refused(
        publishAs(stage, "dispatcher1", ticket.id, { [field]: text }),
        "invalid",
      );
      expect(no.fields).toEqual({ [field]: "field.secret" });
    }
    const unconfirmed = publishAs(stage, "dispatcher1", ticket.id, { confirmed: undefined });
    expect((await refused(unconfirmed, "invalid")).fields).toEqual({
      confirmed: "field.confirmPublic",
    });
  });
});

describe("the public entry follows its matter", () => {
  test("stage, organization, answer and rating, without being typed again", async () => {
    const ticket = await aMatter();
    const id = await publishAs(stage, "dispatcher1", ticket.id);
    await stage.onWork("housingclerk", accept, ticket.id);
    expect((await shown(stage, id))?.stage).toBe("handling");
    const other = await aMatter("verified");
    const entry = await publishAs(stage, "dispatcher1", other.id);
    await answerAs(stage, "community11", other, entry);
    const echo = must(await shown(stage, entry));
    expect(echo).toMatchObject({
      wall: "echo",
      stage: "closed",
      result,
      outcome: "solved",
      ratings: 1,
      solved: 1,
      basically: 1,
      satisfied: 0,
    });
    expect(echo.steps.map(({ kind, stage: at }) => [kind, at])).toEqual([
      ["result", "closed"],
      ["stage", "closed"],
      ["published", "checking"],
    ]);
    expect((await wallOf(stage, "echo")).entries.map((one) => one.id)).toContain(entry);
    // The resident's comment is nobody else's.
    expect(JSON.stringify(echo)).not.toContain("亮了");
  });

  test("no answer before the end; a disputed one is taken down and the issue stands open again", async () => {
    const early = await aMatter("verified");
    const open = await publishAs(stage, "dispatcher1", early.id);
    const { version } = await entryRow(stage, open);
    const { answer } = await import("@/lib/across/walls/commands/answer");
    const tooSoon = { id: open, version, result, confirmed: "yes" };
    await refused(execute(answer, await stage.as("dispatcher1"), tooSoon, newId()), "wrong-status");
    await answerAs(stage, "dispatcher1", early, open);
    await execute(dispute, early.receipt, { text: "昨晚又不亮了，请再来看看。" }, newId());
    const again = must(await shown(stage, open));
    expect(again).toMatchObject({ wall: "issue", stage: "received", result: null, outcome: null });
    expect(again.steps[0]).toMatchObject({ kind: "again", stage: "received" });
    expect((await entryRow(stage, open))["result"]).toBeNull();
  });

  test("who is no longer responsible is no longer named", async () => {
    const ticket = await aMatter();
    const id = await publishAs(stage, "dispatcher1", ticket.id);
    await stage.onWork("dispatcher1", recall, ticket.id, { text: "派错了单位，收回重派。" });
    expect(await shown(stage, id)).toMatchObject({ stage: "received", organizationName: null });
  });
});

describe("what is withdrawn is gone at once", () => {
  async function traces(id: string): Promise<number> {
    const { rows } = await database.admin.query<{ n: number }>(
      `select ((select count(*) from pub.entry where id = $1) + (select count(*) from pub.step where entry_id = $1)
        + (select count(*) from pub.photo where entry_id = $1) + (select count(*) from pub.follow where entry_id = $1))::int as n`,
      [id],
    );
    return must(rows[0]).n;
  }

  test("by the editor: no text is left, the history says who took it down", async () => {
    const ticket = await aMatter();
    const id = await publishAs(stage, "community11", ticket.id);
    const stale = { id, version: 9, reason: "mistake" };
    await refused(execute(takeDown, await stage.as("dispatcher1"), stale, newId()), "conflict");
    const input = { id, version: 1, reason: "mistake" };
    await refused(execute(takeDown, await stage.as("dispatcher2"), input, newId()), "not-found");
    await execute(takeDown, await stage.as("dispatcher1"), input, newId());
    expect(await shown(stage, id)).toBeNull();
    expect(await traces(id)).toBe(0);
    const row = await entryRow(stage, id);
    expect(row).toMatchObject({ status: "withdrawn", reason_code: "mistake", version: 2 });
    for (const column of ["title", "problem", "measures", "result"]) expect(row[column]).toBeNull();
    expect(await stage.events(ticket.id)).toContain("wall.taken_down");
    // It may be written anew.
    const anew = await publishAs(stage, "dispatcher1", ticket.id);
    expect(await shown(stage, anew)).not.toBeNull();
  });

  test("by the resident who withdraws the matter", async () => {
    const ticket = await aMatter();
    const id = await publishAs(stage, "dispatcher1", ticket.id);
    expect(await traces(id)).toBeGreaterThan(0);
    await execute(withdraw, ticket.receipt, { confirm: "yes" }, newId());
    expect(await traces(id)).toBe(0);
    expect(await entryRow(stage, id)).toMatchObject({
      status: "withdrawn",
      reason_code: "withdrawn",
    });
  });

  test("by the resident who says no, for good", async () => {
    const ticket = await aMatter();
    const id = await publishAs(stage, "dispatcher1", ticket.id);
    const own = () => withScope(ticket.receipt, "read", ownPublication);
    expect(await own()).toEqual({ entryId: id, objected: false });
    await execute(object, ticket.receipt, { confirm: "yes" }, newId());
    await execute(object, ticket.receipt, { confirm: "yes" }, newId());
    expect(await traces(id)).toBe(0);
    expect(await own()).toEqual({ entryId: null, objected: true });
    const refusal = await refused(publishAs(stage, "dispatcher1", ticket.id), "forbidden");
    expect(refusal.reason).toBe("wall.objected");
  });
});

describe("photos are released one by one", () => {
  test("what is ticked is served, what is unticked or taken down is not", async () => {
    const told = await stage.report({ photos: [await photo(), await photo()] });
    await stage.dispatch(told.id);
    const staff = () =>
      stage
        .as("dispatcher1")
        .then((as) => withScope(as, "read", (scope) => wallOfTicket(scope, told.id)));
    const [first, second] = must(await staff()).photos;
    expect(must(await staff()).photos.map((one) => one.shown)).toEqual([false, false]);
    const id = await publishAs(stage, "dispatcher1", told.id, { photoIds: [must(first).id] });
    const [released] = must(await shown(stage, id)).photos;
    const served = (photoId: string) =>
      withScope(stage.visitor, "read", (scope) => publicPhoto(scope, photoId));
    expect(await served(must(released).id)).not.toBeNull();
    // The ticket's own id of a photo opens nothing.
    expect(await served(must(first).id)).toBeNull();
    expect(await served(must(second).id)).toBeNull();
    const change = { id, version: 1, ...words, photoIds: [must(second).id], confirmed: "yes" };
    await execute(revise, await stage.as("dispatcher1"), change, newId());
    expect(await served(must(released).id)).toBeNull();
    expect(must(await staff()).photos.map((one) => one.shown)).toEqual([false, true]);
    const [other] = must(await shown(stage, id)).photos;
    await execute(
      takeDown,
      await stage.as("dispatcher1"),
      { id, version: 2, reason: "person" },
      newId(),
    );
    expect(await served(must(other).id)).toBeNull();
  });

  test("a photo of another matter cannot be released with this one", async () => {
    const other = await stage.report({ photos: [await photo()] });
    const { rows } = await database.admin.query<{ id: string }>(
      "select id from attachment where ticket_id = $1",
      [other.id],
    );
    const ticket = await aMatter();
    const foreign = publishAs(stage, "dispatcher1", ticket.id, { photoIds: [must(rows[0]).id] });
    expect((await refused(foreign, "invalid")).fields).toEqual({ photoIds: "field.choose" });
  });
});

describe("the staff's list", () => {
  test("what stands open, waits for its answer, was answered, could be published", async () => {
    const views = async (login: string) => {
      const as = await stage.as(login);
      return withScope(as, "read", async (scope) => ({
        totals: await wallTotals(scope),
        open: (await wallLines(scope, "open")).lines.map(({ ticketId }) => ticketId),
        issue: (await wallLines(scope, "issue")).lines.map(({ ticketId }) => ticketId),
        answer: (await wallLines(scope, "answer")).lines.map(({ ticketId }) => ticketId),
        echo: (await wallLines(scope, "echo")).lines.map(({ ticketId }) => ticketId),
        down: (await wallLines(scope, "down")).lines,
      }));
    };
    const ticket = await aMatter("verified");
    expect((await views("community11")).open).toContain(ticket.id);
    const entry = await publishAs(stage, "community11", ticket.id);
    expect((await views("community11")).issue).toContain(ticket.id);
    expect((await views("community11")).open).not.toContain(ticket.id);
    expect((await views("dispatcher2")).issue).not.toContain(ticket.id);
    await closeMatter(stage, ticket);
    expect((await views("dispatcher1")).answer).toEqual([ticket.id]);
    expect((await views("org")).answer).toEqual([ticket.id]);
    await execute(
      (await import("@/lib/across/walls/commands/answer")).answer,
      await stage.as("community11"),
      { id: entry, version: 1, result, confirmed: "yes" },
      newId(),
    );
    const last = await views("dispatcher1");
    expect(last.echo).toContain(ticket.id);
    expect(last.totals.answer).toBe(0);
    expect(last.down.length).toBeGreaterThan(0);
  });
});
