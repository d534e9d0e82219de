import { batches } from "@/lib/platform/core/batches";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "./step";

/** Tables with so many rows that a parameter for every value would take most of the time. */
const statements = {
  area: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into area select * from jsonb_populate_recordset(null::area, ${rows}::jsonb)`,
  areaShape: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into area_shape select * from jsonb_populate_recordset(null::area_shape, ${rows}::jsonb)`,
  person: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into person select * from jsonb_populate_recordset(null::person, ${rows}::jsonb)`,
  duty: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into duty select * from jsonb_populate_recordset(null::duty, ${rows}::jsonb)`,
  // By name: what the database reckons itself (how pressing it is) takes no value.
  ticket: ({ tx }: Scope, rows: string, columns: readonly string[]) => {
    const named = Prisma.raw(columns.map((column) => `"${column}"`).join(", "));
    return tx.$executeRaw`insert into ticket (${named})
      select ${named} from jsonb_populate_recordset(null::ticket, ${rows}::jsonb)`;
  },
  complainant: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into complainant select * from jsonb_populate_recordset(null::complainant, ${rows}::jsonb)`,
  assignment: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into assignment select * from jsonb_populate_recordset(null::assignment, ${rows}::jsonb)`,
  message: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into message select * from jsonb_populate_recordset(null::message, ${rows}::jsonb)`,
  rating: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into rating select * from jsonb_populate_recordset(null::rating, ${rows}::jsonb)`,
  attachment: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into attachment select * from jsonb_populate_recordset(null::attachment, ${rows}::jsonb)`,
  event: ({ tx }: Scope, rows: string) =>
    tx.$executeRaw`insert into event select * from jsonb_populate_recordset(null::event, ${rows}::jsonb)`,
};

/**
 * Inserts rows in their order. A column that a row does not name is empty, not its default: the
 * rows name everything that must not be.
 */
export async function insert(
  scope: Scope,
  table: keyof typeof statements,
  rows: readonly object[],
): Promise<void> {
  for (const part of batches(rows, 3000)) {
    const written = part.map(columnsOf);
    const columns = [...new Set(written.flatMap((row) => Object.keys(row)))];
    await statements[table](scope, JSON.stringify(written), columns);
  }
}

function columnsOf(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [
      name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`),
      value instanceof Uint8Array ? `\\x${Buffer.from(value).toString("hex")}` : value,
    ]),
  );
}
