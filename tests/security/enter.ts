import pg from "pg";
import type { Principal, Row } from "./oracle";

/** Raw connections of the run-time login roles, beside the product's own client. */
export interface Logins {
  app: pg.Client;
  job: pg.Client;
}

/** Runs `fn` in a transaction that has entered as the principal, and rolls it back. */
export async function as<T>(
  logins: Logins,
  principal: Principal,
  mode: "read" | "write",
  fn: (db: pg.Client) => Promise<T>,
): Promise<T> {
  const db = principal.kind === "job" ? logins.job : logins.app;
  await db.query("begin");
  try {
    await db.query(
      "select a.kind, set_config('role', a.db_role, true) from sec.enter($1, 'test', $2) a",
      [Buffer.from(principal.hash), mode],
    );
    return await fn(db);
  } finally {
    await db.query("rollback");
  }
}

/** One statement that may fail: the error's code, or what it did. */
export async function attempt(
  db: pg.Client,
  sql: string,
  values: unknown[] = [],
): Promise<{ code: string } | { code: null; rows: Row[]; count: number }> {
  await db.query("savepoint attempt");
  try {
    const result = await db.query<Row>(sql, values);
    await db.query("release savepoint attempt");
    return { code: null, rows: result.rows, count: result.rowCount ?? 0 };
  } catch (error) {
    await db.query("rollback to savepoint attempt");
    if (error instanceof pg.DatabaseError) return { code: error.code ?? "unknown" };
    throw error;
  }
}

export interface TableFacts {
  name: string;
  key: string[];
  columns: string[];
}

/** Every table of the application, from the catalog: a new one is covered unasked. */
export async function tablesOf(admin: pg.Client): Promise<TableFacts[]> {
  const { rows } = await admin.query<TableFacts>(`
    select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as name,
      array(select a.attname::text from pg_index i join unnest(i.indkey) with ordinality k (n, o) on true
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n where i.indrelid = c.oid and i.indisprimary order by k.o) as key,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'pub') and c.relkind = 'r' and c.relname <> '_prisma_migrations' order by 1`);
  return rows;
}

/** The primary key of a row as one text. */
export function keyExpression(table: TableFacts): string {
  return table.key.map((column) => `${column}::text`).join(" || '|' || ");
}
