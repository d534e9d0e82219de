import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jobHash, receiptHash, sessionHash } from "@/lib/platform/access/credential";
import { openPhoneSession } from "@/tests/support/members";
import { must, openSession, seedWorld, testJobSecret, type World } from "@/tests/support/world";
import { useDatabase } from "@/tests/support/database";
import { as, attempt, keyExpression, tablesOf, type Logins, type TableFacts } from "./enter";
import { mayRead, placed, principalsOf, type Principal, type Row } from "./oracle";
import { seedRows } from "./rows";
import { systemHash } from "./system-rows";

const database = useDatabase();
// Every role of this database begins so.
const rolePrefix = `${database.rolePrefix}_`;
let admin: pg.Client;
let logins: Logins;
let tables: TableFacts[];
let worlds: World[];
let principals: Principal[];

beforeAll(async () => {
  admin = await connect(database.adminUrl);
  logins = { app: await connect(database.appUrl), job: await connect(database.jobUrl) };
  const auth = await connect(database.authUrl);
  tables = await tablesOf(admin);
  worlds = [];
  principals = [];
  for (const slug of ["east", "west", "north"]) {
    const world = await seedWorld(database.adminUrl, slug);
    worlds.push(world);
    const receipts = await seedRows(database.adminUrl, world);
    const tokens = new Map<string, string>();
    for (const login of Object.keys(world.people))
      tokens.set(login, await openSession(auth, world, login));
    for (const [key, { phone }] of Object.entries(world.members))
      tokens.set(key, await openPhoneSession(auth, world, "member", phone));
    for (const [key, { phone }] of Object.entries(world.units))
      tokens.set(key, await openPhoneSession(auth, world, "liaison", phone));
    for (const [key, { phone }] of Object.entries(world.councils))
      tokens.set(key, await openPhoneSession(auth, world, "councillor", phone));
    const { rows: recused } = await admin.query<{ personId: string; ticketId: string }>(
      `select person_id as "personId", ticket_id as "ticketId" from recusal
       where tenant_id = $1 and lifted_at is null`,
      [world.tenantId],
    );
    expect(recused.length).toBeGreaterThan(0);
    principals.push(
      ...principalsOf(world, receipts, recused, {
        person: (login) => sessionHash(must(tokens.get(login))),
        phone: (key) => sessionHash(must(tokens.get(key))),
        receipt: ({ number, code }) => receiptHash(slug, number, code),
        visitor: createHash("sha256").update(`visitor|${slug}`).digest(),
        system: systemHash(slug),
        job: jobHash(slug, testJobSecret),
      }),
    );
  }
  await auth.end();
}, 300_000);

afterAll(async () => {
  await admin.end();
  await logins.app.end();
  await logins.job.end();
});

test("every table has rows that somebody could be shown wrongly", async () => {
  const bare: string[] = [];
  for (const table of tables) {
    if ((await allRows(table)).length === 0) bare.push(table.name);
  }
  expect(bare.sort()).toEqual(Object.keys(unseeded).sort());
});

describe("T2: without a valid scope there is nothing", () => {
  test("every table, every command, every kind role, eight bad contexts", async () => {
    const contexts = await badContexts();
    const leaks: string[] = [];
    let tried = 0;
    for (const [label, setting] of Object.entries(contexts)) {
      for (const [login, kinds] of Object.entries(kindsOf)) {
        const db = login === "job" ? logins.job : logins.app;
        for (const kind of ["", ...kinds]) {
          await db.query("begin");
          if (setting !== null) await db.query(`select ${setting}`);
          if (kind !== "") await db.query(`set local role "${rolePrefix}${kind}"`);
          for (const table of tables) {
            for (const sql of [
              `select count(*)::int as n from ${table.name}`,
              `insert into ${table.name} (tenant_id) values ('${must(worlds[0]).tenantId}')`,
              `update ${table.name} set tenant_id = tenant_id`,
              `delete from ${table.name}`,
            ]) {
              tried += 1;
              const result = await attempt(db, sql);
              if (
                result.code === null &&
                (result.rows[0]?.["n"] !== 0 || !sql.startsWith("select"))
              ) {
                leaks.push(`${label} ${login}/${kind}: ${sql}`);
              }
            }
          }
          await db.query("rollback");
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(tried).toBeGreaterThan(4 * 8 * tables.length);
  }, 300_000);

  test("the door itself refuses what is no session, and a job's secret under the web's login", async () => {
    const codes: string[] = [];
    for (const hash of [
      Buffer.alloc(32),
      Buffer.alloc(4),
      Buffer.from(jobHash("east", testJobSecret)),
    ]) {
      await logins.app.query("begin");
      const result = await attempt(logins.app, "select * from sec.enter($1, 't', 'read')", [hash]);
      codes.push(result.code ?? "entered");
      await logins.app.query("rollback");
    }
    expect(codes).toEqual(["28000", "28000", "28000"]);
  });

  test("whoever becomes another kind than the own sees no more", async () => {
    const seen: string[] = [];
    for (const principal of principals.filter((one) => one.kind !== "job")) {
      for (const kind of kindsOf.app) {
        await as(logins, principal, "read", async (db) => {
          await db.query(`set local role "${rolePrefix}${kind}"`);
          for (const table of tables) {
            const result = await attempt(
              db,
              `select ${keyExpression(table)} as key from ${table.name}`,
            );
            if (result.code !== null) continue;
            const keys = new Set(result.rows.map((row) => String(row["key"])));
            const beyond = (await allRows(table)).filter(
              (row) => keys.has(row.key) && row.columns["tenant_id"] !== principal.tenantId,
            );
            // Who enters by phone has a place as staff have one, but no range.
            const byPhone = ["person", "unit", "seat"].includes(principal.kind);
            const wider =
              (kind === "p_district" || (kind === "p_area" && byPhone)) &&
              placed.has(table.name) &&
              (await allRows(table)).some(
                (row) => keys.has(row.key) && !mayRead(principal, table.name, row.columns),
              );
            if (beyond.length > 0 || wider)
              seen.push(`${principal.label} as ${kind}: ${table.name}`);
          }
        });
      }
    }
    expect(seen).toEqual([]);
  }, 300_000);

  test("a read scope cannot be made writable again", async () => {
    const person = must(principals.find((one) => one.kind === "area"));
    const outcome = await as(logins, person, "read", async (db) => [
      (await attempt(db, "set transaction read write")).code,
      (await attempt(db, "update ticket set title = title")).code,
    ]);
    expect(outcome[1]).not.toBeNull();
    expect(outcome).not.toContain(null);
  });
});

describe("T3: the row oracle", () => {
  test("everybody reads exactly the rows that an independent oracle grants", async () => {
    const { decisions, wrong } = await compareAll();
    expect(wrong).toEqual([]);
    expect(decisions).toBeGreaterThan(200_000);
  }, 300_000);

  test("nobody changes, deletes or clones a row outside", async () => {
    const before = await checksum();
    const effects: string[] = [];
    let tried = 0;
    const updatable = await updatableColumns();
    for (const principal of principals) {
      for (const table of tables) {
        const outside = (await allRows(table)).filter(
          (row) => !mayRead(principal, table.name, row.columns),
        );
        const foreign = outside.map((row) => row.key);
        await as(logins, principal, "write", async (db) => {
          for (const column of updatable.get(`${principal.kind}.${table.name}`) ?? []) {
            tried += foreign.length;
            const result = await attempt(
              db,
              `update ${table.name} set ${column} = ${column} where ${keyExpression(table)} = any ($1)`,
              [foreign],
            );
            if (result.code === null && result.count > 0)
              effects.push(`${principal.label} updates ${table.name}`);
          }
          const gone = await attempt(
            db,
            `delete from ${table.name} where ${keyExpression(table)} = any ($1)`,
            [foreign],
          );
          if (gone.code === null) effects.push(`${principal.label} deletes from ${table.name}`);
          for (const row of samples(outside, principal)) {
            // Inserting one's own signed audit row is everybody's duty; the name stays one's own.
            if (table.name === "audit" && row.columns["tenant_id"] === principal.tenantId) continue;
            // The intake is open to everybody: a new ticket in the own district, a member, a unit, a wish.
            if (
              principal.kind === "visitor" &&
              intake.has(table.name) &&
              row.columns["tenant_id"] === principal.tenantId
            )
              continue;
            // Another ticket of the own range, which a clone has become, is not the one he is kept from.
            if (table.name === "ticket" && principal.kept.has(String(row.columns["id"]))) continue;
            if (principal.kind === "job" && row.columns["tenant_id"] === principal.tenantId)
              continue;
            tried += 1;
            const cloned = await attempt(
              db,
              `insert into ${table.name} select (jsonb_populate_record(null::${table.name}, $1)).*`,
              [JSON.stringify(clone(row.columns))],
            );
            if (cloned.code === null && cloned.count > 0)
              effects.push(`${principal.label} clones into ${table.name}`);
          }
        });
      }
    }
    expect(effects).toEqual([]);
    expect(tried).toBeGreaterThan(20_000);
    expect(await checksum()).toEqual(before);
  }, 600_000);

  test("it still holds after 50 tickets were transferred between streets", async () => {
    const random = mulberry(20261122);
    let moved = 0;
    for (let i = 0; i < 50; i += 1) moved += await transferOne(random);
    expect(moved).toBeGreaterThan(20);
    expect((await compareAll()).wrong).toEqual([]);
  }, 300_000);

  test("the oracle is not blind: a widened policy is noticed", async () => {
    const prefix = rolePrefix;
    await admin.query(`alter policy "${prefix}p_area_select" on message using (path >= '')`);
    try {
      expect((await compareAll(["message"])).wrong.length).toBeGreaterThan(0);
    } finally {
      await admin.query(
        `alter policy "${prefix}p_area_select" on message using (path >= (select sec.lo()) and path < (select sec.hi()))`,
      );
    }
    expect((await compareAll(["message"])).wrong).toEqual([]);
  });
});

/**
 * Where a visitor may put something new. Check-ins and consents are none of these: they can be added
 * to the member alone whom the same transaction registers, so that a clone must be refused.
 */
const intake = new Set(["ticket", "member", "unit_check_in", "service_request"]);

/** Tables without a row in the seed, and why. */
const unseeded: Readonly<Record<string, string>> = {};

const kindsOf = {
  app: [
    "p_area",
    "p_district",
    "p_org",
    "p_admin",
    "p_receipt",
    "p_public",
    "p_person",
    "p_unit",
    "p_seat",
  ],
  job: ["p_job"],
};

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // The suite opens no long transactions by accident; each step says so itself.
  await client.query("set idle_in_transaction_session_timeout = '60s'");
  await client.query("set statement_timeout = '60s'");
  return client;
}

/** What a query without a proper scope may carry, as the select list of one statement. */
async function badContexts(): Promise<Record<string, string | null>> {
  const set = (hash: string) => `set_config('sec.hash', '${hash}', true)`;
  const world = must(worlds[0]);
  const session = async (change: string, login: string) => {
    const token = await openSession(admin, world, login);
    const hash = Buffer.from(sessionHash(token)).toString("hex");
    await admin.query(`update sec.session set ${change} where hash = decode($1, 'hex')`, [hash]);
    return set(hash);
  };
  return {
    none: null,
    empty: set(""),
    garbage: set("not-a-hash"),
    unknown: set("ab".repeat(32)),
    forged: `set_config('sec.tenant', '${world.tenantId}', true), set_config('sec.lo', '', true), set_config('app.tenant_id', '${world.tenantId}', true)`,
    expired: await session("expires_at = now() - interval '1 second'", "dispatcher1"),
    idle: await session("idle_until = now() - interval '1 second'", "dispatcher2"),
    revoked: await session("revoked_at = now()", "center"),
    "ended duty": await endedDuty(world),
    "disabled account": await disabledAccount(world),
  };

  async function endedDuty(of: World) {
    const token = await openSession(admin, of, "grid221");
    const person = must(of.people["grid221"]);
    await admin.query("update duty set version = version + 1 where id = $1", [person.dutyId]);
    return set(Buffer.from(sessionHash(token)).toString("hex"));
  }
  async function disabledAccount(of: World) {
    const token = await openSession(admin, of, "community22");
    const person = must(of.people["community22"]);
    const administrator = must(
      principals.find((one) => one.tenantId === of.tenantId && one.kind === "admin"),
    );
    await logins.app.query("begin");
    await logins.app.query(
      "select a.kind, set_config('role', a.db_role, true) from sec.enter($1, 't', 'write') a",
      [Buffer.from(administrator.hash)],
    );
    await logins.app.query("select sec.disable_account($1, true)", [person.personId]);
    await logins.app.query("commit");
    principals = principals.filter(
      (one) => one.dutyId !== person.dutyId && one.dutyId !== must(of.people["grid221"]).dutyId,
    );
    return set(Buffer.from(sessionHash(token)).toString("hex"));
  }
}

interface KeyedRow {
  key: string;
  columns: Row;
}

const rowCache = new Map<string, KeyedRow[]>();

async function allRows(table: TableFacts): Promise<KeyedRow[]> {
  const cached = rowCache.get(table.name);
  if (cached !== undefined) return cached;
  const { rows } = await admin.query<KeyedRow>(
    `select ${keyExpression(table)} as key, to_jsonb(t.*) as columns from ${table.name} t`,
  );
  rowCache.set(table.name, rows);
  return rows;
}

/** Set-wise: one id list per person and table, against the oracle's list. */
async function compareAll(only?: string[]): Promise<{ decisions: number; wrong: string[] }> {
  rowCache.clear();
  let decisions = 0;
  const wrong: string[] = [];
  for (const principal of principals) {
    await as(logins, principal, "read", async (db) => {
      for (const table of tables) {
        if (only !== undefined && !only.includes(table.name)) continue;
        const rows = await allRows(table);
        const result = await attempt(
          db,
          `select ${keyExpression(table)} as key from ${table.name}`,
        );
        const seen = new Set(
          result.code === null ? result.rows.map((row) => String(row["key"])) : [],
        );
        for (const row of rows) {
          decisions += 1;
          const granted = mayRead(principal, table.name, row.columns);
          if (granted !== seen.has(row.key)) {
            wrong.push(
              `${principal.label} ${granted ? "misses" : "sees"} ${table.name} ${row.key}`,
            );
          }
        }
        if (seen.size > rows.length)
          wrong.push(`${principal.label} sees unknown rows of ${table.name}`);
      }
    });
  }
  return { decisions, wrong: wrong.slice(0, 20) };
}

async function updatableColumns(): Promise<Map<string, string[]>> {
  const { rows } = await admin.query<{ grantee: string; table_name: string; column_name: string }>(
    `
    select grantee, table_name, min(column_name) as column_name from information_schema.role_column_grants
    where table_schema in ('public', 'pub') and privilege_type = 'UPDATE' and grantee like $1 group by 1, 2`,
    [`${rolePrefix.replaceAll("_", "\\_")}p\\_%`],
  );
  const kinds: Record<string, string> = { public: "visitor" };
  return new Map(
    rows.map(({ grantee, table_name, column_name }) => {
      const kind = grantee.slice(rolePrefix.length + 2);
      return [`${kinds[kind] ?? kind}.${table_name}`, [column_name]];
    }),
  );
}

/** One row of another district and one of the own district outside the own range. */
function samples(outside: KeyedRow[], principal: Principal): KeyedRow[] {
  const abroad = outside.find((row) => row.columns["tenant_id"] !== principal.tenantId);
  const next = outside.find((row) => row.columns["tenant_id"] === principal.tenantId);
  return [abroad, next].filter((row) => row !== undefined);
}

/** The same row under a new key, so that only rights can refuse it. */
function clone(row: Row): Row {
  const copy: Row = { ...row };
  if (typeof copy["id"] === "string") copy["id"] = crypto.randomUUID();
  if (typeof copy["number"] === "string") copy["number"] = `99${String(copy["number"]).slice(2)}`;
  if (typeof copy["key"] === "string") copy["key"] = crypto.randomUUID();
  if (typeof copy["day"] === "string") copy["day"] = "2031-01-01";
  if (typeof copy["round"] === "number") copy["round"] = 77;

  if (typeof copy["phone_index"] === "string")
    copy["phone_index"] = `\\x${randomBytes(32).toString("hex")}`;
  return copy;
}

async function checksum(): Promise<Record<string, string>> {
  const sums: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await admin.query<{ sum: string }>(
      `select md5(coalesce(string_agg(md5(t::text), '' order by ${keyExpression(table)}), '')) as sum from ${table.name} t`,
    );
    sums[table.name] = rows[0]?.sum ?? "";
  }
  return sums;
}

/** A dispatcher moves one of the own screening tickets to the other street. */
async function transferOne(random: () => number): Promise<number> {
  const world = must(worlds[Math.floor(random() * worlds.length)]);
  const from = random() < 0.5 ? 1 : 2;
  const target = must(world.areas[`street${3 - from}.community1.grid1`]);
  const person = must(
    principals.find((one) => one.dutyId === must(world.people[`dispatcher${from}`]).dutyId),
  );
  const { rows } = await admin.query<{ id: string; version: number }>(
    "select id, version from ticket where tenant_id = $1 and status = 'screening' and path like $2 order by number limit 1 offset $3",
    [world.tenantId, `${must(world.areas[`street${from}`]).path}%`, Math.floor(random() * 8)],
  );
  const ticket = rows[0];
  if (ticket === undefined) return 0;
  const db = logins.app;
  await db.query("begin");
  await db.query(
    "select a.kind, set_config('role', a.db_role, true) from sec.enter($1, 't', 'write') a",
    [Buffer.from(person.hash)],
  );
  await db.query("select sec.transfer_ticket($1, $2, $3, 'screening', '移送')", [
    ticket.id,
    ticket.version,
    target.id,
  ]);
  await db.query(
    `insert into event (tenant_id, seq, subject_id, ticket_id, path, name, for_resident, actor_kind, actor_role, actor_name, payload, at, request_id, hash)
     values ($1, 0, $2, $2, '', 'ticket.transferred', true, '', '', '', '{}', now(), '', '')`,
    [world.tenantId, ticket.id],
  );
  await db.query("commit");
  return 1;
}

/** A small seeded generator: the seed is in the test, so a failure repeats. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
