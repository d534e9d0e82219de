import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Credential } from "@/lib/platform/access/credential";
import { sessionHash } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { DoorClosed } from "@/lib/platform/access/door-closed";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import {
  assignmentDetail,
  ticketOfAssignment,
} from "@/lib/affairs/tickets/queries/assignment-detail";
import { assignmentPage } from "@/lib/affairs/tickets/queries/assignments-list";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { canSeeAssignment, canSeeTicket } from "@/lib/affairs/tickets/rules/policy";
import { endDuty } from "@/lib/ground/people/commands/end-duty";
import { useDatabase } from "@/tests/support/database";
import { must, openSession, type SeededPerson, type World } from "@/tests/support/world";
import { seedRows } from "../rows";

// Five ways to ask the same question: the list with its pages, its count, the single page, the pure
// rule, and plain SQL under the person's own session.

interface Person extends SeededPerson {
  world: World;
  token: string;
}
interface Row {
  id: string;
  ticket_id: string;
  tenant_id: string;
  path: string;
  organization_id: string;
}

const database = useDatabase("east", "west");
let app: pg.Client;
let people: Person[];
let tickets: Row[];
let assignments: Row[];
/** Person and ticket. */
let recused: ReadonlySet<string>;

beforeAll(async () => {
  app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  people = [];
  for (const world of Object.values(database.worlds)) {
    await seedRows(database.adminUrl, world);
    for (const person of Object.values(world.people)) {
      const token = await openSession(database.admin, world, person.login);
      people.push({ ...person, world, token });
    }
  }
  tickets = await rowsOf(
    "select id, tenant_id, id as ticket_id, path, '' as organization_id from ticket",
  );
  assignments = await rowsOf(
    "select id, tenant_id, ticket_id, path, organization_id from assignment",
  );
  const { rows } = await database.admin.query<{ person_id: string; ticket_id: string }>(
    "select person_id, ticket_id from recusal where lifted_at is null",
  );
  recused = new Set(rows.map((row) => `${row.person_id} ${row.ticket_id}`));
}, 120_000);

afterAll(async () => {
  await app.end();
});

describe("T5: all ways to look agree", () => {
  test("list, count, single read, rule and SQL, for every person and row", async () => {
    const wrong: string[] = [];
    let pairs = 0;
    for (const person of people) {
      const seen = await seenBy(person);
      for (const kind of ["ticket", "assignment"] as const) {
        const rows = kind === "ticket" ? tickets : assignments;
        pairs += rows.length;
        const { list, count, single, rule, sql } = seen[kind];
        // The rule asks of place and role; who is kept from a matter, the database alone knows.
        const ruled = expectedOf(person, kind);
        const expected = withoutRecused(person, kind, ruled);
        for (const [way, ids] of Object.entries({ list, single, rule, sql })) {
          if (!same(ids, way === "rule" ? ruled : expected))
            wrong.push(`${person.world.slug} ${person.login} ${kind} ${way}`);
        }
        if (count !== expected.size) {
          wrong.push(`${person.world.slug} ${person.login} ${kind} count`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThan(5_000);
    console.info(`${String(pairs)} pairs of person and row agree in five ways`);
  }, 240_000);

  test("the end of one duty takes its cells at once, and no others", async () => {
    const east = must(database.worlds["east"]);
    const victim = must(people.find((one) => one.login === "dispatcher1" && one.world === east));
    const admin = must(people.find((one) => one.login === "admin" && one.world === east));
    const before = await sqlCells();
    expect(must(before.get(victim.token)).length).toBeGreaterThan(0);

    const input = { id: victim.dutyId, version: 1, on: "2026-01-01" };
    await execute(endDuty, { kind: "session", token: admin.token }, input, newId());

    const after = await sqlCells();
    for (const person of people) {
      const expected = person === victim ? null : before.get(person.token);
      expect(after.get(person.token), person.login).toEqual(expected);
    }
    await expect(
      withScope(credentialOf(victim), "read", () => Promise.resolve(1)),
    ).rejects.toBeInstanceOf(DoorClosed);
    // Nor does a new session open for it.
    const again = openSession(database.admin, east, victim.login);
    const token = await again.catch(() => "");
    await expect(
      withScope({ kind: "session", token }, "read", () => Promise.resolve(1)),
    ).rejects.toBeInstanceOf(DoorClosed);

    await database.admin.query("update duty set valid_to = null where id = $1", [victim.dutyId]);
    victim.token = await openSession(database.admin, east, victim.login);
    expect((await sqlCells()).get(victim.token)).toEqual(
      [...before.values()][people.indexOf(victim)],
    );
  }, 120_000);
});

/** Written from DESIGN §4 alone: a prefix where the product compares ranges. */
function expectedOf(person: Person, kind: "ticket" | "assignment"): Set<string> {
  const inside = ({ path, tenant_id }: Row) =>
    tenant_id === person.world.tenantId && path.startsWith(person.path);
  if (person.role === "system_admin") return new Set();
  if (person.organizationId === null) {
    const rows = kind === "ticket" ? tickets : assignments;
    return new Set(rows.filter(inside).map(({ id }) => id));
  }
  if (kind === "ticket") return new Set();
  return new Set(
    assignments.filter((row) => row.organization_id === person.organizationId).map(({ id }) => id),
  );
}

function withoutRecused(
  { personId }: Person,
  kind: "ticket" | "assignment",
  ids: ReadonlySet<string>,
): Set<string> {
  const rows = kind === "ticket" ? tickets : assignments;
  const kept = rows.filter((row) => recused.has(`${personId} ${row.ticket_id}`));
  return new Set([...ids].filter((id) => kept.every((row) => row.id !== id)));
}

interface Seen {
  list: Set<string>;
  count: number;
  single: Set<string>;
  rule: Set<string>;
  sql: Set<string>;
}

async function seenBy(person: Person): Promise<Record<"ticket" | "assignment", Seen>> {
  return {
    ticket: {
      ...(await ticketsListed(person)),
      single: await singles(person, tickets, ticketDetail),
      rule: await judged(person, tickets, (scope, row) => canSeeTicket(scope.actor, row)),
      sql: await idsInSql(person, "ticket"),
    },
    assignment: {
      ...(await assignmentsListed(person)),
      single: await singles(
        person,
        assignments,
        person.organizationId === null && person.role !== "system_admin"
          ? ticketOfAssignment
          : assignmentDetail,
      ),
      rule: await judged(person, assignments, (scope, row) =>
        canSeeAssignment(scope.actor, { path: row.path, organizationId: row.organization_id }),
      ),
      sql: await idsInSql(person, "assignment"),
    },
  };
}

/** Who has no such list sees nothing in it. */
function ticketsListed(person: Person) {
  return person.organizationId !== null || person.role === "system_admin"
    ? Promise.resolve({ list: new Set<string>(), count: 0 })
    : listed(person, ticketPage);
}

function assignmentsListed(person: Person) {
  return person.role === "system_admin"
    ? Promise.resolve({ list: new Set<string>(), count: 0 })
    : listed(person, assignmentPage);
}

interface Page {
  lines: { id: string }[];
  count: number;
  before: string | undefined;
}

/** Every page of a list, one after the other, and the count that stands above it. */
async function listed(
  person: Person,
  pageOf: (scope: Scope, keys: { before?: string }) => Promise<Page>,
) {
  return withScope(credentialOf(person), "read", async (scope) => {
    const list = new Set<string>();
    let page = await pageOf(scope, {});
    const { count } = page;
    for (;;) {
      for (const { id } of page.lines) list.add(id);
      if (page.before === undefined) return { list, count };
      page = await pageOf(scope, { before: page.before });
    }
  });
}

async function singles(
  person: Person,
  rows: readonly Row[],
  readOne: (scope: Scope, id: string) => Promise<unknown>,
): Promise<Set<string>> {
  return withScope(credentialOf(person), "read", async (scope) => {
    const found = new Set<string>();
    for (const { id } of rows) {
      try {
        await readOne(scope, id);
        found.add(id);
      } catch (error) {
        if (!(error instanceof Refusal && error.code === "not-found")) throw error;
      }
    }
    return found;
  });
}

async function judged(
  person: Person,
  rows: readonly Row[],
  rule: (scope: Scope, row: Row) => boolean,
): Promise<Set<string>> {
  return withScope(credentialOf(person), "read", (scope) =>
    Promise.resolve(
      new Set(
        rows
          .filter((row) => row.tenant_id === person.world.tenantId && rule(scope, row))
          .map(({ id }) => id),
      ),
    ),
  );
}

/** Ids by raw SQL under the session; a table without any right counts as nothing. */
async function idsInSql(person: Person, table: "ticket" | "assignment"): Promise<Set<string>> {
  return new Set((await cellsOf(person, table)) ?? []);
}

async function cellsOf(person: Person, table: "ticket" | "assignment"): Promise<string[] | null> {
  await app.query("begin");
  try {
    await app.query(
      "select set_config('role', a.db_role, true) from sec.enter($1, 'test', 'read') a",
      [Buffer.from(sessionHash(person.token))],
    );
    const { rows } = await app.query<{ id: string }>(`select id from ${table} order by id`);
    return rows.map(({ id }) => id);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "42501") return [];
    if (error instanceof pg.DatabaseError && error.code === "28000") return null;
    throw error;
  } finally {
    await app.query("rollback");
  }
}

/** By session: every row the person reads now; null when the session opens nothing. */
async function sqlCells(): Promise<Map<string, string[] | null | undefined>> {
  const cells = new Map<string, string[] | null>();
  for (const person of people) {
    const seen = await cellsOf(person, "ticket");
    const sent = seen === null ? null : await cellsOf(person, "assignment");
    cells.set(person.token, seen === null || sent === null ? null : [...seen, ...sent]);
  }
  return cells;
}

function credentialOf({ token }: Person): Credential {
  return { kind: "session", token };
}

async function rowsOf(sql: string): Promise<Row[]> {
  return (await database.admin.query<Row>(sql)).rows;
}

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
