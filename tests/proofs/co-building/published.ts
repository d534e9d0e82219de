import { board, boardFigures, type BoardFilter } from "@/lib/affairs/co-building/queries/board";
import { dimensionReport } from "@/lib/affairs/co-building/queries/dimension-report";
import { dimensionsNow } from "@/lib/affairs/co-building/queries/dimensions";
import {
  projectExport,
  resourceExport,
  type ProjectSheetRow,
} from "@/lib/affairs/co-building/queries/import-sheet";
import type { DimensionReport } from "@/lib/affairs/co-building/rules/dimension-report";
import { standing } from "@/lib/affairs/co-building/rules/projects";
import { lastImport } from "@/lib/ground/imports/queries";
import type { ImportKind, ImportView } from "@/lib/ground/imports/schema";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { workImports } from "@/scripts/jobs/imports";
import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { jobKey, must, openSession, testJobSecret } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";
import { brokenProjects, brokenResources } from "./broken-rows";
import {
  projectFile,
  projectRows,
  resourceFile,
  resourceRows,
  streets,
  units,
} from "./published-files";

type Commands = ReadonlyMap<string, AnyCommand>;

/**
 * 闵行's shared resources and projects as it has published them: its files, written by the product's own template writer,
 * are handed in, looked through and taken over by the ordinary commands and the worker's own code.
 */
export async function takePublished(database: TestDatabase, commands: Commands): Promise<void> {
  const place = await district(database, commands);
  await takeOver(place, "resources", await resourceFile(resourceRows(place.name)));
  await takeOver(place, "projects", await projectFile(projectRows(place.name)));
  progress("14 resources, 25 and 160 projects taken over");
}

/**
 * What the board says after that, with the rows that each of its figures opens, and what the same files change again.
 * `again` and `exported` are other files to be looked through instead, for a planted fault.
 */
export async function measurePublished(
  database: TestDatabase,
  commands: Commands,
  planted: { again?: File; exported?: File } = {},
): Promise<Figure[]> {
  const place = await district(database, commands);
  const { resources, projects } = await withScope(place.org, "read", (scope) =>
    boardFigures(scope),
  );
  const behind = (filter: BoardFilter) => rowsOf(place, filter);
  const standing = { list: "projects", status: "standing" } as const;
  const again = [
    await checked(place, "resources", await resourceFile(resourceRows(place.name))),
    await checked(place, "projects", planted.again ?? (await projectFile(projectRows(place.name)))),
  ];
  const makes = await withScope(place.org, "read", async (scope) => ({
    resources: await resourceExport(scope),
    projects: await projectExport(scope),
  }));
  const exported = [
    await checked(
      place,
      "resources",
      planted.exported ?? new File([await makes.resources()], "export.xlsx"),
    ),
    await checked(place, "projects", new File([await makes.projects()], "export.xlsx")),
  ];
  const total = [...again, ...exported].reduce((sum, one) => sum + one.total, 0);
  return [
    figure("co_building.resources", resources, "= 14", "resources"),
    figure("co_building.projects.district", projects.district, "= 25", "projects"),
    figure("co_building.projects.streets", projects.street, ">= 160", "projects"),
    figure("co_building.resources.rows", await behind({ list: "resources" }), "= 14", "rows"),
    figure(
      "co_building.projects.district.rows",
      await behind({ ...standing, level: "district" }),
      "= 25",
      "rows",
    ),
    figure(
      "co_building.projects.streets.rows",
      await behind({ ...standing, level: "street" }),
      ">= 160",
      "rows",
    ),
    figure("co_building.import.again", changesOf(again), "= 0", "rows"),
    figure("co_building.import.export_again", changesOf(exported), "= 0", "rows"),
    figure("co_building.import.told", total, ">= 398", "rows"),
  ];
}

/**
 * One kind of fault in each of as many rows of both files, in which nothing else is wrong: each must be told on its row
 * and column, no other row may be, and nothing may be written. `judge` and `kinds` plant a fault: other advice, fewer kinds.
 */
export async function measureFaults(
  database: TestDatabase,
  commands: Commands,
  judge: (seen: ImportView) => ImportView | Promise<ImportView> = (seen) => seen,
  kinds?: number,
): Promise<Figure[]> {
  const place = await district(database, commands);
  const before = await written(database);
  const given = [
    {
      kind: "resources",
      file: await resourceFile(brokenResources(place.name).rows),
      faults: brokenResources(place.name).faults.slice(0, kinds),
    },
    {
      kind: "projects",
      file: await projectFile(brokenProjects(place.name).rows),
      faults: brokenProjects(place.name).faults.slice(0, kinds),
    },
  ] as const;
  const missed: string[] = [];
  const alarms: string[] = [];
  let good = 0;
  for (const { kind, file, faults } of given) {
    const seen = await judge(await checked(place, kind, file));
    const told = new Map(seen.advice.map((one) => [one.row, one.column]));
    const planted = new Set(faults.map(({ row }) => row));
    missed.push(
      ...faults
        .filter(({ row, column }) => told.get(row) !== column)
        .map(({ what, row }) => `${kind}: ${what} in row ${String(row)}`),
    );
    alarms.push(...[...told.keys()].filter((row) => !planted.has(row)).map(String));
    good += changesOf([seen]);
  }
  const all = given.reduce((sum, { faults }) => sum + faults.length, 0);
  return [
    figure("co_building.import.faults", all, ">= 20", "kinds"),
    figure("co_building.import.missed", missed.length, "= 0", "rows", missed),
    figure("co_building.import.false_alarms", alarms.length, "= 0", "rows", alarms),
    figure("co_building.import.good_in_broken", good, "= 0", "rows"),
    figure(
      "co_building.import.written_of_broken",
      (await written(database)) - before,
      "= 0",
      "rows",
    ),
  ];
}

/**
 * The report by dimension beside a count over raw rows and beside the rows that each of its figures opens; and a sheet
 * in words of the district's own. `plant` is a report with a fault, `rows` other rows to be looked through.
 */
export async function measureDimensions(
  database: TestDatabase,
  commands: Commands,
  plant: (report: DimensionReport) => DimensionReport = (report) => report,
  rows: (name: string) => ProjectSheetRow[] = ownWords,
): Promise<Figure[]> {
  const place = await district(database, commands);
  const report = plant(await withScope(place.org, "read", (scope) => dimensionReport(scope)));
  const { rows: raw } = await database.admin.query<{ key: string; status: string; n: number }>(
    `select t.key, p.status, count(*)::int as n from co_project p, unnest(p.tags) t (key)
     where p.tenant_id = $1 group by 1, 2`,
    [must(database.worlds["west"]).tenantId],
  );
  const off: string[] = [];
  const unopened: string[] = [];
  let compared = 0;
  for (const { key, name, counts } of report.sets.flatMap(({ entries }) => entries)) {
    for (const status of standing) {
      const figureOf = `${name} ${status}`;
      compared += 1;
      const naive = raw.find((one) => one.key === key && one.status === status)?.n ?? 0;
      if (counts[status] !== naive) off.push(figureOf);
      const opened = await rowsOf(place, { list: "projects", status, tag: key });
      if (counts[status] !== opened) unopened.push(figureOf);
    }
  }
  const [party] = report.sets[0]?.entries ?? [];
  await place.run("co.setDimension", place.org, {
    key: "six.party",
    version: String(must(party).version),
    name: "支部联建",
  });
  const sets = await withScope(place.org, "read", dimensionsNow);
  const seen = await checked(place, "projects", await projectFile(rows(place.name), sets));
  const refused = seen.advice.map(({ row }) => String(row));
  return [
    figure("co_building.dimensions.figures", compared, ">= 39", "figures"),
    figure("co_building.dimensions.not_as_counted", off.length, "= 0", "figures", off),
    figure("co_building.dimensions.not_as_opened", unopened.length, "= 0", "figures", unopened),
    figure("co_building.dimensions.words_refused", refused.length, "= 0", "rows", refused),
  ];
}

/** The published projects with the district's own words instead of those that are shipped. */
function ownWords(name: string): ProjectSheetRow[] {
  return projectRows(name).map((row) => ({
    ...row,
    tags: row.tags?.replace("党建联建", "支部联建") ?? "",
  }));
}

interface District {
  name: string;
  org: Credential;
  job: Credential;
  run: (name: string, who: Credential, input: unknown) => Promise<unknown>;
}

/** The published district with its streets and units, made when it is asked for first. */
async function district(database: TestDatabase, commands: Commands): Promise<District> {
  const slug = "west";
  const world = must(database.worlds[slug]);
  await withStreets(database);
  return {
    name: "west区",
    org: { kind: "session", token: await openSession(database.admin, world, "org") },
    job: { kind: "job", slug, secret: testJobSecret },
    run: (name, who, input) => execute(must(commands.get(name)), who, input, newId()),
  };
}

/** The streets with their offices, and the units; what the test world had is put away. */
async function withStreets(database: TestDatabase): Promise<void> {
  const world = must(database.worlds["west"]);
  const parent = must(world.areas["district"]);
  const client = await database.admin.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    await client.query("select set_config('sec.hash', $1, true)", [jobKey("west")]);
    await client.query(
      `update co_resource set status = 'withdrawn', end_reason = '测试数据。'
       where tenant_id = $1 and title = '活动场地'`,
      [world.tenantId],
    );
    await client.query("set local session_replication_role = origin");
    await client.query(
      `with made as (
         insert into area (tenant_id, id, parent_id, level, code, name, path)
         select $1, gen_random_uuid(), $2, 'street', null, x.name, $3 || 'p' || x.n || '.'
         from unnest($4::text[]) with ordinality x (name, n)
         where not exists (select from area a where a.tenant_id = $1 and a.name = x.name)
         returning tenant_id, id, path, name)
       insert into organization (tenant_id, id, kind, area_id, path, name, short_name)
       select tenant_id, gen_random_uuid(), 'office', id, path, name || '办公室', name from made`,
      [world.tenantId, parent.id, parent.path, streets],
    );
    await client.query(
      `insert into organization (tenant_id, id, kind, area_id, path, name, short_name)
       select $1, gen_random_uuid(), 'unit', $2, $3, x.name, left(x.name, 20) from unnest($4::text[]) x (name)
       where not exists (select from organization o where o.tenant_id = $1 and o.name = x.name)`,
      [world.tenantId, parent.id, parent.path, units],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}

/** Handed in and looked through, and put aside. */
async function checked(place: District, kind: ImportKind, file: File): Promise<ImportView> {
  const { org, run } = place;
  await run("import.send", org, { kind, file });
  await work(place);
  const seen = await last(place, kind);
  if (seen.status === "checked") {
    await run("import.cancel", org, { id: seen.id, version: String(seen.version) });
  }
  return seen;
}

async function takeOver(place: District, kind: ImportKind, file: File): Promise<void> {
  const { org, run } = place;
  await run("import.send", org, { kind, file });
  await work(place);
  const { id, version, advice } = await last(place, kind);
  if (advice.length > 0) {
    throw new Error(`rows of the published file were refused: ${JSON.stringify(advice[0])}`);
  }
  await run("import.confirm", org, { id, version: String(version) });
  await work(place);
}

async function work({ job }: District): Promise<void> {
  const read: Parameters<typeof workImports>[0]["read"] = (query) => withScope(job, "read", query);
  await workImports({ credential: job, read }, new AbortController().signal, (_doing, go) => go());
}

async function last({ org }: District, kind: ImportKind): Promise<ImportView> {
  return must(await withScope(org, "read", (scope) => lastImport(scope, kind)));
}

/** Reads page after page what a figure opens. */
async function rowsOf({ org }: District, filter: BoardFilter): Promise<number> {
  let count = 0;
  let after: string | undefined;
  do {
    const page = await withScope(org, "read", (scope) => board(scope, { ...filter, after }));
    count += page.resources.length + page.projects.length;
    after = page.next ?? undefined;
  } while (after !== undefined);
  return count;
}

function changesOf(seen: readonly ImportView[]): number {
  return seen.reduce((sum, { fresh, changed }) => sum + fresh + changed, 0);
}

async function written(database: TestDatabase): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    `select ((select count(*) from co_resource) + (select count(*) from co_project) + (select count(*) from co_party)
       + (select count(*) from organization))::int as n`,
  );
  return must(rows[0]).n;
}
