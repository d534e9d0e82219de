import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabase } from "@/tests/support/database";
import { sabotages, structuralFindings } from "./structure";

const database = useDatabase();
// Every role of this database begins so.
const rolePrefix = `${database.rolePrefix}_`;
let db: pg.Client;

beforeAll(async () => {
  db = new pg.Client({ connectionString: database.adminUrl });
  await db.connect();
});
afterAll(() => db.end());

test("T1: the catalog shows no hole in the isolation pattern", async () => {
  expect(await structuralFindings(db, rolePrefix)).toEqual([]);
});

test.each(Object.entries(sabotages))("T1 finds: %s", async (_name, [check, sql]) => {
  await db.query("begin");
  try {
    await db.query(sql.replaceAll("{{prefix}}", rolePrefix));
    const findings = await structuralFindings(db, rolePrefix);
    expect(findings.filter((line) => line.startsWith(`${check}:`))).not.toEqual([]);
  } finally {
    await db.query("rollback");
  }
});
