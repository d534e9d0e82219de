import { schemaSql } from "./database/engine";

// Prints the tables and indexes of prisma/schema as SQL, the raw material of a migration:
// node --import tsx scripts/schema-sql.ts postgresql://… (any server; nothing is written to it)
const url = process.argv[2];
if (url === undefined) throw new Error("usage: schema-sql.ts <database url>");
process.stdout.write(await schemaSql(url));
