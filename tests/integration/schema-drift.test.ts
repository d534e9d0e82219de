import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { expect, test } from "vitest";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

test("the Prisma models and the migrated tables are the same, column by column", async () => {
  const models = readModels();
  expect(models.length).toBeGreaterThan(150);
  expect(models).toEqual(await readCatalog());
});

function readModels(): Column[] {
  const folder = "prisma/schema";
  const columns = readdirSync(folder).flatMap((file) =>
    [
      ...readFileSync(`${folder}/${file}`, "utf8").matchAll(/^model \w+ \{\n([\s\S]*?)\n\}/gm),
    ].flatMap(([, body = ""]) => columnsOf(body)),
  );
  return columns.sort(byName);
}

function columnsOf(body: string): Column[] {
  const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "";
  return body.split("\n").flatMap((line) => {
    const field = /^\s+(\w+)\s+(\w+)(\?|\[\])?(.*)$/.exec(line);
    if (field === null || line.trim().startsWith("@@") || line.trim().startsWith("//")) return [];
    const [, name = "", type = "", optional, rest = ""] = field;
    const native = /@db\.(\w+)/.exec(rest)?.[1];
    return [
      {
        table,
        column: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name,
        // A list is PostgreSQL's array of the type.
        type: `${optional === "[]" ? "_" : ""}${typeNames[native ?? type] ?? `unknown ${type}`}`,
        nullable: optional === "?",
      },
    ];
  });
}

const typeNames: Record<string, string> = {
  String: "text",
  Uuid: "uuid",
  Int: "int4",
  BigInt: "int8",
  Boolean: "bool",
  Json: "jsonb",
  Bytes: "bytea",
  Timestamptz: "timestamptz",
  Date: "date",
  Decimal: "numeric",
};

async function readCatalog(): Promise<Column[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  const { rows } = await client.query<Column>(`
    select table_name::text as table, column_name::text as column, udt_name::text as type, is_nullable = 'YES' as nullable
    from information_schema.columns where table_schema = 'public' and table_name <> '_prisma_migrations'`);
  await client.end();
  return rows.sort(byName);
}

function byName(a: Column, b: Column): number {
  return `${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1;
}
