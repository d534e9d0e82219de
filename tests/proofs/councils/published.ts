import { councilExport, type ImportCells } from "@/lib/affairs/councils/queries/import-sheet";
import { councilFigures, figureRows } from "@/lib/affairs/councils/queries/figures";
import type { CouncilFigureName, FigureFilter } from "@/lib/affairs/councils/rules/figures";
import type { CouncilLevel } from "@/lib/affairs/councils/rules/seats";
import { importsDue, lastImport } from "@/lib/ground/imports/queries";
import type { ImportView } from "@/lib/ground/imports/schema";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import { withScope } from "@/lib/platform/db/scope";
import { workImports } from "@/scripts/jobs/imports";
import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { jobKey, must, openSession, testJobSecret } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";
import { brokenCouncils } from "./broken-councils";
import { changji, changjiRows, fileOf, minhang, minhangRows } from "./published-files";

type Commands = ReadonlyMap<string, AnyCommand>;

/**
 * 昌吉 and 闵行 as they have published themselves: their files, written by the product's own template writer, are
 * handed in, looked through and taken over by the ordinary commands and the worker's own code, in two districts of a
 * fresh database. The worker is stopped once in the middle.
 */
export async function takePublished(database: TestDatabase, commands: Commands): Promise<void> {
  const east = await district(database, commands, "east");
  await withCommunities(database, "east", changji.communities);
  await takeOver(east, await fileOf(publishedRows(), "changji.xlsx"));
  progress("70 communities taken over");
  const west = await district(database, commands, "west");
  await withStreets(database, "west", minhang.streets);
  await allowSeats(west);
  await takeOver(west, await fileOf(publishedRows("minhang"), "minhang.xlsx"));
  progress("13 streets taken over");
}

/**
 * What the screens say after that, with the rows that each figure opens, and what the same files change again.
 * `again` and `exported` are other files to be looked through instead, for a planted fault.
 */
export async function measurePublished(
  database: TestDatabase,
  commands: Commands,
  planted: { again?: File; exported?: File } = {},
): Promise<Figure[]> {
  const east = await district(database, commands, "east");
  const west = await district(database, commands, "west");
  const said = {
    firstSecretaries: await at(east, "first_secretaries", "community"),
    partTime: await at(east, "part_time", "community"),
    replaced: await at(east, "replaced"),
    districtUnits: await at(west, "member_units", "district"),
    streetUnits: await at(west, "member_units", "street"),
  };
  const opened = {
    first: await behind(east, { figure: "first_secretaries", level: "community" }),
    partTime: await behind(east, { figure: "part_time", level: "community" }),
    replaced: await behind(east, { figure: "replaced", reason: "inactive" }),
    districtUnits: await behind(west, { figure: "member_units", level: "district" }),
    streetUnits: await behind(west, { figure: "member_units", level: "street" }),
  };
  const again = await checked(
    east,
    planted.again ?? (await fileOf(publishedRows(), "changji.xlsx")),
  );
  const make = await withScope(west.org, "read", councilExport);
  const exported = await checked(west, planted.exported ?? new File([await make()], "export.xlsx"));
  return [
    figure("councils.first_secretaries", said.firstSecretaries, "= 70", "people"),
    figure("councils.part_time", said.partTime, "= 445", "people"),
    figure("councils.replaced", said.replaced, "= 44", "people"),
    figure("councils.member_units.district", said.districtUnits, "= 26", "units"),
    figure("councils.member_units.streets", said.streetUnits, "= 218", "units"),
    figure("councils.first_secretaries.rows", opened.first, "= 70", "rows"),
    figure("councils.part_time.rows", opened.partTime, "= 445", "rows"),
    figure("councils.replaced.rows", opened.replaced, "= 44", "rows"),
    figure("councils.member_units.district.rows", opened.districtUnits, "= 26", "rows"),
    figure("councils.member_units.streets.rows", opened.streetUnits, "= 218", "rows"),
    figure("councils.import.again", changesOf(again), "= 0", "rows"),
    figure("councils.import.export_again", changesOf(exported), "= 0", "rows"),
    figure("councils.import.told", again.total + exported.total, ">= 943", "rows"),
  ];
}

/**
 * One kind of fault in each of as many councils, and a file in which nothing else is wrong: each must be told on its
 * row, no other row may be, and nothing may be written. `judge` and `kinds` plant a fault: other advice, fewer kinds.
 */
export async function measureFaults(
  database: TestDatabase,
  commands: Commands,
  judge: (seen: ImportView) => ImportView | Promise<ImportView> = (seen) => seen,
  kinds?: number,
): Promise<Figure[]> {
  const place = await district(database, commands, "east");
  await withCommunities(database, "east", changji.communities);
  const before = await written(database);
  const broken = brokenCouncils(publishedRows());
  const faults = broken.faults.slice(0, kinds);
  const seen = await judge(await checked(place, await fileOf(broken.rows, "broken.xlsx")));
  const told = new Map(
    seen.advice.filter(({ tone }) => tone === "refused").map((one) => [one.row, one]),
  );
  const missed = faults.filter(({ row, column }) => told.get(row)?.column !== column);
  const planted = new Set(faults.map(({ row }) => row));
  const alarms = [...told.keys()].filter((row) => !planted.has(row));
  const after = await written(database);
  return [
    figure("councils.import.faults", faults.length, ">= 15", "kinds"),
    figure(
      "councils.import.missed",
      missed.length,
      "= 0",
      "rows",
      missed.map(({ what, row }) => `${what} in row ${String(row)}`),
    ),
    figure("councils.import.false_alarms", alarms.length, "= 0", "rows", alarms.map(String)),
    figure("councils.import.good_in_broken", changesOf(seen), "= 0", "rows"),
    figure("councils.import.written_of_broken", after - before, "= 0", "rows"),
  ];
}

interface District {
  org: Credential;
  job: Credential;
  admin: Credential;
  areaId: string;
  run: (name: string, who: Credential, input: unknown) => Promise<unknown>;
}

async function district(
  database: TestDatabase,
  commands: Commands,
  slug: string,
): Promise<District> {
  const world = must(database.worlds[slug]);
  const session = async (login: string): Promise<Credential> => ({
    kind: "session",
    token: await openSession(database.admin, world, login),
  });
  return {
    org: await session("org"),
    admin: await session("admin"),
    job: { kind: "job", slug, secret: testJobSecret },
    areaId: must(world.areas["district"]).id,
    run: (name, who, input) => execute(must(commands.get(name)), who, input, newId()),
  };
}

const communitiesOf = Array.from(
  { length: changji.communities },
  (_none, n) => `第${String(n + 1)}社区`,
);
const streetsOf = Array.from(
  { length: minhang.streets },
  (_none, n) => `闵行第${String(n + 1)}街镇`,
);

/** The rows of each district's file. */
export function publishedRows(of: "changji" | "minhang" = "changji"): ImportCells[] {
  return of === "changji" ? changjiRows(communitiesOf) : minhangRows("west区", streetsOf);
}

/** The communities of the published district, each with its office; the councils of the test world are put away. */
async function withCommunities(database: TestDatabase, slug: string, count: number) {
  const parent = must(must(database.worlds[slug]).areas["street1"]);
  await withAreas(database, slug, {
    parent,
    level: "community",
    names: communitiesOf.slice(0, count),
  });
}

async function withStreets(database: TestDatabase, slug: string, count: number) {
  const parent = must(must(database.worlds[slug]).areas["district"]);
  await withAreas(database, slug, { parent, level: "street", names: streetsOf.slice(0, count) });
}

async function withAreas(
  database: TestDatabase,
  slug: string,
  given: {
    parent: { id: string; path: string };
    level: string;
    names: readonly string[];
  },
): Promise<void> {
  const { tenantId } = must(database.worlds[slug]);
  const { parent, level, names } = given;
  const client = await database.admin.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('sec.hash', $1, true)", [jobKey(slug)]);
    await client.query(
      `update council set dissolved_on = established_on, version = version + 1
       where tenant_id = $1 and dissolved_on is null`,
      [tenantId],
    );
    await client.query(
      `with made as (
         insert into area (tenant_id, id, parent_id, level, code, name, path)
         select $1, gen_random_uuid(), $2, $3, null, x.name, $4 || 'p' || x.n || '.'
         from unnest($5::text[]) with ordinality x (name, n)
         where not exists (select from area a where a.tenant_id = $1 and a.name = x.name)
         returning tenant_id, id, path, name)
       insert into organization (tenant_id, id, kind, area_id, path, name, short_name)
       select tenant_id, gen_random_uuid(), 'office', id, path, name || '办公室', name from made`,
      [tenantId, parent.id, level, parent.path, names],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}

/** The streets of 闵行 have more member units than the usual number: the district's parameter says how many. */
async function allowSeats({ admin, areaId, run }: District): Promise<void> {
  await run("setting.enter", admin, {
    areaId,
    key: "joint.seats.partTimeMax",
    version: "0",
    own: "yes",
    amount: "24",
    validFrom: localDate(Date.now(), "Asia/Shanghai"),
    note: "区委组织部通知。",
  });
}

/** Handed in and looked through; what was sent before is put aside. */
async function checked(place: District, file: File): Promise<ImportView> {
  const { org, run } = place;
  await run("import.send", org, { kind: "councils", file });
  await work(place);
  const seen = await last(place);
  if (seen.status === "checked") {
    await run("import.cancel", org, { id: seen.id, version: String(seen.version) });
  }
  return seen;
}

/** Handed in, looked through and confirmed; the worker is stopped after a part, and goes on. */
async function takeOver(place: District, file: File): Promise<void> {
  const { org, job, run } = place;
  await run("import.send", org, { kind: "councils", file });
  await work(place);
  const { id, version, faulty, held } = await last(place);
  if (faulty + held > 0) throw new Error("rows of the published file were refused");
  await run("import.confirm", org, { id, version: String(version) });
  const { toWrite } = await withScope(job, "read", importsDue);
  for (const { n } of toWrite.slice(0, Math.ceil(toWrite.length / 2))) {
    await run("council.writeImport", job, { id, n });
  }
  await work(place);
}

async function work({ job }: District): Promise<void> {
  const read: Parameters<typeof workImports>[0]["read"] = (query) => withScope(job, "read", query);
  await workImports({ credential: job, read }, new AbortController().signal, (_doing, go) => go());
}

async function last({ org }: District): Promise<ImportView> {
  return must(await withScope(org, "read", (scope) => lastImport(scope, "councils")));
}

function changesOf({ fresh, changed }: ImportView): number {
  return fresh + changed;
}

async function at(
  { org }: District,
  name: CouncilFigureName,
  level?: CouncilLevel,
): Promise<number> {
  const figures = await withScope(org, "read", councilFigures);
  const own = must(figures.find((one) => one.name === name));
  return level === undefined ? own.total : own.levels[level];
}

/** Reads page after page what a figure opens. */
async function behind({ org }: District, filter: Omit<FigureFilter, "after">): Promise<number> {
  let count = 0;
  let after: string | undefined;
  do {
    const asked = after === undefined ? filter : { ...filter, after };
    const page = await withScope(org, "read", (scope) => figureRows(scope, asked));
    count += page.rows.length;
    after = page.after ?? undefined;
  } while (after !== undefined);
  return count;
}

/** Rows of councils, seats, people and units, all together. */
async function written(database: TestDatabase): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    `select ((select count(*) from council) + (select count(*) from council_seat)
       + (select count(*) from seat_holder) + (select count(*) from organization))::int as n`,
  );
  return must(rows[0]).n;
}
