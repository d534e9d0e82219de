import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { withRoleNames } from "./roles";

// The schema engine as WebAssembly runs without a downloaded binary, so migrations work offline.
const engineModule = import("@prisma/schema-engine-wasm");
const migrationsDir = path.resolve("prisma/migrations");

/**
 * Applies the migrations that `url`'s database does not have yet, as the role the URL names in its
 * options, and returns their names. `_prisma_migrations` keeps the record.
 */
export async function applyMigrations(url: string, database: string): Promise<string[]> {
  const { SchemaEngine } = await engineModule;
  const failures: unknown[] = [];
  const connections: Disposable[] = [];
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(url, failures, connections));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  const input = {
    migrationsList: {
      baseDir: migrationsDir,
      lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
      shadowDbInitScript: "",
      migrationDirectories: await readMigrations(database),
    },
    filters: noFilters,
  };
  try {
    return (await engine.applyMigrations(input)).appliedMigrationNames;
  } catch (error) {
    // The engine only says that something failed; PostgreSQL said what.
    throw failures.length > 0 ? describe(failures[0]) : error;
  } finally {
    // The engine leaves its pool open, and nothing may be connected to a database that is copied.
    for (const connection of connections) await connection.dispose();
  }
}

/** The SQL that turns an empty database into prisma/schema: the raw material of a migration. */
export async function schemaSql(url: string): Promise<string> {
  const { SchemaEngine } = await engineModule;
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  const result = await engine.diff({
    from: { tag: "empty" },
    to: { tag: "schemaDatamodel", files: await readSchema() },
    script: true,
    exitCode: null,
    filters: noFilters,
  });
  return result.stdout ?? "";
}

/**
 * The adapter sends a script statement by statement, split at every semicolon, over a pool; bodies
 * of functions contain semicolons. Here a script travels whole: PostgreSQL runs it as one
 * transaction on one connection, so that a migration is applied entirely or not at all.
 */
function wholeScripts(url: string, failures: unknown[], connections: Disposable[]): PrismaPg {
  const factory = new PrismaPg({ connectionString: url });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connections.push(connection);
    connection.executeScript = async (script) => {
      try {
        await connection.underlyingDriver().query(script);
      } catch (error) {
        failures.push(error);
        throw error;
      }
    };
    return connection;
  };
  return factory;
}

function describe(failure: unknown): Error {
  const where = failure instanceof Error && "where" in failure ? ` (${String(failure.where)})` : "";
  const at =
    failure instanceof Error && "position" in failure ? ` at ${String(failure.position)}` : "";
  return new Error(`migration failed: ${String(failure)}${at}${where}`, { cause: failure });
}

interface Disposable {
  dispose: () => Promise<void>;
}

const noFilters = { externalTables: [], externalEnums: [] };

async function readMigrations(database: string) {
  const names = (await readdir(migrationsDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const helpers = await readFile(path.join(migrationsDir, "helpers.sql"), "utf8");
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(path.join(migrationsDir, name, "migration.sql"), "utf8");
      const sql = script.replace("{{helpers}}", () => helpers);
      return {
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: withRoleNames(sql, database) },
        },
      };
    }),
  );
}

async function readSchema() {
  const dir = path.resolve("prisma/schema");
  const names = (await readdir(dir)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: path.join(dir, name),
      content: await readFile(path.join(dir, name), "utf8"),
    })),
  );
}
