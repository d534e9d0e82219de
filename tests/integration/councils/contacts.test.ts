import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveContacts } from "@/lib/affairs/councils/commands/contact-list";
import {
  correctContact,
  recordContact,
  strikeContact,
} from "@/lib/affairs/councils/commands/contact-records";
import { end } from "@/lib/affairs/councils/commands/end";
import { councilActivity, seatRecords } from "@/lib/affairs/councils/queries/activity";
import { contactList, contactRecords, ownContacts } from "@/lib/affairs/councils/queries/contacts";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

// 联系事项 (DOMAIN §5.4) and what is on record of a seat. It is the middle of June 2026.

const database = useDatabase("east");
let stage: Stage;
beforeAll(async () => {
  stage = new Stage(database, "east");
  await database.freeze(new Date("2026-06-15T02:00:00Z"));
});
afterAll(() => database.freeze(null));

const council = (key = "council11") => must(stage.world.councils[key]);
const household = {
  key: null,
  title: "联一户居民",
  body: "联系一户居民，听取需要。",
  frequency: "quarter",
  kinds: ["part_time"],
};

async function seat(key = "council11"): Promise<Credential> {
  const { phone } = council(key);
  return {
    kind: "session",
    token: await openPhoneSession(database.admin, stage.world, "councillor", phone),
  };
}

async function list(login = "org") {
  return withScope(await stage.as(login), "read", contactList);
}

async function save(login: string, items: unknown[], more: Record<string, unknown> = {}) {
  const { versions, keeps } = await list(login);
  const after = keeps === null ? undefined : versions[0]?.id;
  const input = { validFrom: "2026-06-15", items: JSON.stringify(items), after, ...more };
  return execute(saveContacts, await stage.as(login), input, newId());
}

async function own(key = "council11") {
  return withScope(await seat(key), "read", ownContacts);
}

async function itemKey(title = household.title) {
  return must((await own()).items.find((item) => item.title === title)).key;
}

async function record(who: Credential, more: Record<string, unknown> = {}) {
  const input = { itemKey: await itemKey(), day: "2026-06-10", what: "走访一户，修好了门灯。" };
  return execute(recordContact, who, { ...input, ...more }, newId());
}

describe("the list of contacts", () => {
  test("is the district's by dated versions; a street adds and drops nothing", async () => {
    for (const login of ["community11", "dispatcher1", "center"]) {
      await refused(
        execute(
          saveContacts,
          await stage.as(login),
          { validFrom: "2026-06-15", items: JSON.stringify([household]) },
          newId(),
        ),
        "forbidden",
      );
    }
    for (const wrong of [
      { ...household, title: "字".repeat(31) },
      { ...household, kinds: [] },
      { ...household, frequency: "daily" },
    ]) {
      const { fields } = await refused(save("org", [wrong]), "invalid");
      expect(Object.keys(fields)).toEqual(["items"]);
    }
    await refused(save("org", [household], { validFrom: "2026-06-14" }), "invalid");
    await save("org", [household]);
    await refused(save("org", [household], { after: newId() }), "conflict");
    await save("secretary1", [{ ...household, title: "听一次居民议事", frequency: "year" }]);
    expect((await own()).items.map(({ title, ofStreet }) => [title, ofStreet])).toEqual([
      ["联一户居民", false],
      ["听一次居民议事", true],
    ]);
    expect((await own("council21")).items.map(({ title }) => title)).toEqual(["联一户居民"]);
    const key = await itemKey();
    await save("org", [{ ...household, key, title: "联系一户居民" }], { validFrom: "2026-07-01" });
    expect((await list()).versions.map(({ validFrom }) => validFrom)).toEqual([
      "2026-07-01",
      "2026-06-15",
    ]);
    expect((await list("community11")).district?.items[0]?.title).toBe("联一户居民");
    expect((await list("community11")).keeps).toBeNull();
  });
});

describe("a record", () => {
  test("is a line of who fills the seat, or of the office for them; paper is enough", async () => {
    await record(await seat());
    const { seatId } = council();
    const office = await stage.as("community11");
    await record(office, { seatId, onPaper: "on", day: "2026-05-02", outcome: "已解决" });
    await refused(record(await seat(), { seatId: council("council21").seatId }), "forbidden");
    await refused(record(await stage.as("secretary1"), { seatId }), "forbidden");
    await refused(record(await stage.as("community21"), { seatId }), "not-found");
    await refused(record(await seat(), { day: "2026-06-16" }), "invalid");
    await refused(record(await seat(), { what: "" }), "invalid");
    await refused(record(await seat(), { itemKey: newId() }), "invalid");
    const { records } = await own();
    expect(records.map(({ day, onPaper, enteredBy }) => [day, onPaper, enteredBy])).toEqual([
      ["2026-06-10", false, expect.any(String)],
      ["2026-05-02", true, "社区书记11"],
    ]);
    expect(JSON.stringify(records)).not.toContain("孙委员");
    const { rows } = await database.admin.query<{ payload: unknown }>(
      "select payload from event where name = 'council.contact_recorded'",
    );
    expect(JSON.stringify(rows)).not.toContain("门灯");
  });

  test("is put right with what stood before, by who may keep it", async () => {
    const [first, second] = (await own()).records;
    const { id, version } = must(first);
    const right = { id, version, day: "2026-06-11", what: "走访两户。", text: "少写了一户。" };
    await refused(execute(correctContact, await seat("council21"), right, newId()), "not-found");
    await refused(
      execute(correctContact, await seat(), { ...right, text: "" }, newId()),
      "invalid",
    );
    await execute(correctContact, await seat(), right, newId());
    await refused(execute(correctContact, await seat(), right, newId()), "not-found");
    const wrong = { id: must(second).id, version: 1, text: "记错了席位。" };
    await execute(strikeContact, await stage.as("community11"), wrong, newId());
    const records = await withScope(await stage.as("secretary1"), "read", (scope) =>
      contactRecords(scope, { seatId: council().seatId }),
    );
    expect(records.map(({ what, struck }) => [what, struck?.reason ?? null])).toEqual([
      ["走访两户。", null],
      ["走访一户，修好了门灯。", "少写了一户。"],
      ["走访一户，修好了门灯。", "记错了席位。"],
    ]);
  });
});

describe("what is on record of a seat", () => {
  async function seen(login = "community11") {
    return withScope(await stage.as(login), "read", (scope) =>
      councilActivity(scope, council().id),
    );
  }

  test("is told as a fact, without a count or a rate", async () => {
    const { seats } = await seen();
    expect(seats.map(({ kind, latest }) => [kind, latest])).toEqual([
      ["secretary", null],
      ["part_time", { day: "2026-06-11", kind: "contact" }],
    ]);
    expect(seats[0]?.holder?.since).toBe("2026-01-01");
    expect(Object.keys(must(seats[0])).sort()).toEqual([
      "holder",
      "id",
      "kind",
      "latest",
      "organization",
    ]);
    await refused(seen("community21"), "not-found");
  });

  test("comes as dated lines page by page, in twelve statements", async () => {
    const at = "2026-02-01T02:00:00Z";
    await database.pastTriggers(
      `insert into meeting_topic (tenant_id, id, path, body_kind, body_id, title, matter, origin, holder_id, status, entered_by, entered_at)
       select $1, gen_random_uuid(), $2, 'council', $3, '议题' || n, '情况', 'seat', $4, 'open', 't', $5::timestamptz
       from generate_series(10, 35) n`,
      [stage.world.tenantId, council().path, council().id, council().holderId, at],
    );
    const secretary = await stage.as("community11");
    const read = (before?: string) =>
      withScope(secretary, "read", async (scope) => ({
        activity: await councilActivity(scope, council().id),
        records: await seatRecords(scope, council().id, council().seatId, before),
      }));
    const { statements, result } = await recordStatements(() => read());
    expect(statements.length).toBeLessThanOrEqual(12);
    const { lines, before } = result.records;
    expect(lines[0]).toMatchObject({ kind: "contact", day: "2026-06-11" });
    const rest = (await read(must(before ?? undefined))).records;
    expect(new Set([...lines, ...rest.lines].map(({ id }) => id)).size).toBe(27);
    expect(rest.before).toBeNull();
    await refused(
      withScope(await stage.as("community11"), "read", (scope) =>
        seatRecords(scope, council().id, council("council21").seatId, undefined),
      ),
      "not-found",
    );
  });

  test("leads to the replacement of who fills the seat", async () => {
    const seat = must((await seen()).seats.find(({ kind }) => kind === "part_time"));
    const { id, version, mayEnd } = must(seat.holder ?? undefined);
    expect(mayEnd).toBe(true);
    const left = { id, version, reason: "left_unit", text: "调离本单位。", day: "2026-06-14" };
    await execute(end, await stage.as("community11"), left, newId());
    const after = must((await seen()).seats.find(({ kind }) => kind === "part_time"));
    expect(after.holder).toBeNull();
  });
});
