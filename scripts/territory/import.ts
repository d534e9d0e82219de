/*
 * The import of a file of areas as a function, for the command line, the demo's content and tests.
 * What is wrong with the file or the names is told in the summary; only faults are thrown.
 */
import pg from "pg";
import { execute } from "@/lib/platform/command";
import { jobHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { workerEnv } from "@/lib/platform/env";
import {
  buildingsIn,
  importAreas as importCommand,
  ImportRejected,
  type RejectedRow,
} from "@/lib/ground/territory/commands/import-areas";
import { planImport, type ImportRow } from "@/lib/ground/territory/rules/import";
import { isUsableSlug, reservedSlugs } from "@/lib/ground/territory/rules/slug";
import { FileRefused, readAreas } from "./file";
import { refused, type ImportSummary } from "./summary";

export interface ImportOptions {
  /** The tenant's short name in addresses. */
  slug: string;
  /** Path of a CSV file in UTF-8 with the columns code, name, level, parent_code. */
  file: string;
  /** Makes the tenant first; needs the administrator's address of the database. */
  create?: {
    adminUrl: string;
    /** Marks it as a demonstration. Left out: as the other tenants of this database are. */
    demo?: boolean;
  };
}

/** Imports the file. Nothing is written when anything is rejected. */
export async function importAreas(options: ImportOptions): Promise<ImportSummary> {
  let rows: ImportRow[];
  try {
    rows = await readAreas(options.file);
  } catch (error) {
    if (error instanceof FileRefused) return refused([error.row]);
    throw error;
  }
  if (options.create === undefined) return run(options.slug, rows);
  return createAndRun(options.slug, rows, options.create);
}

async function run(slug: string, rows: ImportRow[]): Promise<ImportSummary> {
  const credential = { kind: "job", slug, secret: workerEnv().JOB_SECRET } as const;
  try {
    const counts = await execute(importCommand, credential, { rows }, newId());
    return { ...counts, rejected: [] };
  } catch (error) {
    if (error instanceof ImportRejected) return refused(error.rejected);
    // The door itself is closed to scripts; its refusal is known by name.
    if (error instanceof Error && error.name === "DoorClosed")
      return refused([fileFault("unknown-tenant")]);
    throw error;
  }
}

/** The tenant comes into being only for a file without faults, and not at all if the import fails. */
async function createAndRun(
  slug: string,
  rows: ImportRow[],
  { adminUrl, demo }: NonNullable<ImportOptions["create"]>,
): Promise<ImportSummary> {
  const slugFault = faultOfSlug(slug);
  if (slugFault !== null) return refused([fileFault(slugFault)]);
  const faults: RejectedRow[] = [...planImport(rows, []).rejected, ...buildingsIn(rows)];
  if (faults.length > 0) return refused(faults);
  const district = rows.find((row) => row.level.trim() === "district");
  if (district === undefined) return refused([fileFault("no-district-row")]);

  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    // Held until the end, so that nobody takes a half-made tenant for a left-over.
    await admin.query("select pg_advisory_lock(hashtext($1))", [`tenant|${slug}`]);
    await removeLeftOver(admin, slug);
    const taken = await admin.query("select 1 from sec.tenant where slug = $1", [slug]);
    if (taken.rowCount !== 0) return refused([fileFault("slug-taken")]);
    await admin.query(
      `select sec.create_tenant($1, $2, $3, $4,
         coalesce($5::boolean, exists (select from sec.tenant where demo)), $6)`,
      [
        newId(),
        slug,
        district.name.trim(),
        district.code.trim(),
        demo ?? null,
        jobHash(slug, workerEnv().JOB_SECRET),
      ],
    );
    return await run(slug, rows);
  } finally {
    // Nothing to remove when all went well: the first import has taken its numbers.
    await removeLeftOver(admin, slug);
    await admin.end();
  }
}

/**
 * A tenant without any area is what a creation leaves that was cut off between its two steps: its
 * first import always takes numbers from area_seq.
 */
async function removeLeftOver(admin: pg.Client, slug: string): Promise<void> {
  await admin.query("begin");
  await admin.query(
    `delete from sec.session where tenant_id in
       (select id from sec.tenant where slug = $1 and area_seq = 0)`,
    [slug],
  );
  await admin.query("delete from sec.tenant where slug = $1 and area_seq = 0", [slug]);
  await admin.query("commit");
}

function faultOfSlug(slug: string): string | null {
  if (reservedSlugs.has(slug)) return "slug-reserved";
  return isUsableSlug(slug) ? null : "slug-invalid";
}

function fileFault(reason: string) {
  return { line: null, code: null, reason };
}
