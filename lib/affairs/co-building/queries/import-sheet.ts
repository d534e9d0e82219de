import "server-only";
import { guideSheet } from "@/lib/ground/imports/rules/guide";
import importWords from "@/lib/ground/imports/messages/zh-CN.json";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { workbook } from "@/lib/platform/files/spreadsheet";
import words from "../messages/zh-CN.json";
import {
  neededOfProject,
  neededOfResource,
  projectColumns,
  projectHeads,
  resourceColumns,
  resourceHeads,
  wordsOfProject,
  wordsOfResource,
  type ProjectColumn,
  type ResourceColumn,
} from "../rules/import-line";
import { carriedOf, offeredOf, type DimensionSet } from "../rules/dimensions";
import { kinds, pairings } from "../rules/kinds";
import { partiesOf } from "./parties";
import { dimensionsNow } from "./dimensions";

export type ResourceSheetRow = Partial<Record<ResourceColumn, string>>;
export type ProjectSheetRow = Partial<Record<ProjectColumn, string>>;
type Make = () => Promise<Uint8Array<ArrayBuffer>>;

const comma = importWords["imports.comma"];

/** The empty sheet of resources with an example, which is not read, and a second one that explains the columns. */
export function resourceTemplate(): Make {
  const example: Required<ResourceSheetRow> = {
    place: words["coImport.example.place"],
    organization: words["coImport.example.unit"],
    kind: words["kind.venue"],
    title: words["resourceImport.example.title"],
    detail: words["resourceImport.example.detail"],
    available: words["resourceImport.example.available"],
    capacity: "200",
    amount: "",
    contact: words["resourceImport.example.contact"],
    bookable: words["coImport.yes"],
  };
  return () => resourceSheet([example], example);
}

/** The same of projects, with the district's own words of the dimensions. One statement. */
export async function projectTemplate(scope: Scope): Promise<Make> {
  const { actor } = scope;
  const year = localDate(actor.now, actor.tenant.timeZone).slice(0, 4);
  const sets = await dimensionsNow(scope);
  const example: Required<ProjectSheetRow> = {
    place: words["coImport.example.place"],
    title: words["projectImport.example.title"],
    goal: words["projectImport.example.goal"],
    pairing: words["pairing.school"],
    tags: wordsOf(sets).slice(0, 2).join(comma),
    lead: words["coImport.example.office"],
    parties: words["coImport.example.unit"],
    startsOn: `${year}-03-01`,
    endsOn: `${year}-12-31`,
    status: words["project.running"],
    result: "",
    document: words["projectImport.example.document"],
  };
  return () => projectSheet([example], sets, example);
}

/** 导出现有: the resources of the own range in the same columns; taken over again they change nothing. */
export async function resourceExport(scope: Scope): Promise<Make> {
  const { actor, tx } = scope;
  const within = await placeNames(scope);
  const rows = await tx.coResource.findMany({
    where: {
      tenantId: actor.tenantId,
      status: { not: "withdrawn" },
      path: { startsWith: actor.lo },
    },
    orderBy: [{ path: "asc" }, { enteredAt: "asc" }, { id: "asc" }],
    select: {
      path: true,
      organizationName: true,
      kind: true,
      title: true,
      detail: true,
      available: true,
      capacity: true,
      amountFen: true,
      contact: true,
      bookable: true,
    },
  });
  return () =>
    resourceSheet(
      rows.map(({ path, organizationName, kind, capacity, amountFen, bookable, ...row }) => ({
        ...row,
        place: within(path),
        organization: organizationName,
        kind: words[`kind.${kinds.find((one) => one === kind) ?? "skills"}`],
        capacity: capacity === null ? "" : String(capacity),
        amount: amountFen === null ? "" : String(Number(amountFen) / 100),
        bookable: words[bookable ? "coImport.yes" : "coImport.no"],
      })),
    );
}

/** The projects of the own range that stand. */
export async function projectExport(scope: Scope): Promise<Make> {
  const { actor, tx } = scope;
  const within = await placeNames(scope);
  const sets = await dimensionsNow(scope);
  const rows = await tx.coProject.findMany({
    where: {
      tenantId: actor.tenantId,
      status: { in: ["confirmed", "running", "finished"] },
      path: { startsWith: actor.lo },
    },
    orderBy: [{ path: "asc" }, { proposedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      path: true,
      title: true,
      goal: true,
      pairing: true,
      tags: true,
      startsOn: true,
      endsOn: true,
      status: true,
      result: true,
    },
  });
  const parties = await partiesOf(
    scope,
    rows.map(({ id }) => id),
  );
  const cells = rows.map((row): ProjectSheetRow => {
    const all = parties.get(row.id) ?? [];
    return {
      place: within(row.path),
      title: row.title,
      goal: row.goal,
      pairing: words[`pairing.${pairings.find((one) => one === row.pairing) ?? "company"}`],
      tags: carriedOf(sets, row.tags)
        .map(({ name }) => name)
        .join(comma),
      lead: all.find(({ leads }) => leads)?.name ?? "",
      parties: all.flatMap(({ leads, name }) => (leads ? [] : [name])).join(comma),
      startsOn: isoDay(row.startsOn),
      endsOn: isoDay(row.endsOn),
      status: words[`project.${statusOf(row.status)}`],
      result: row.result ?? "",
      document: words["projectImport.exported"],
    };
  });
  return () => projectSheet(cells, sets);
}

/** What a sheet may say of the dimensions. */
function wordsOf(sets: readonly DimensionSet[]): string[] {
  return offeredOf(sets).flatMap(({ entries }) => entries.map(({ name }) => name));
}

function statusOf(status: string): "confirmed" | "running" | "finished" {
  return status === "finished" || status === "running" ? status : "confirmed";
}

/** Places as a sheet names them: with what they belong to before them. One statement. */
async function placeNames({ actor, tx }: Scope): Promise<(path: string) => string> {
  const areas = await tx.area.findMany({
    where: { tenantId: actor.tenantId, level: { in: ["district", "street", "community"] } },
    select: { path: true, name: true },
  });
  const names = new Map(areas.map(({ path, name }) => [path, name]));
  return (path) => {
    const above = names.get(ancestors(path).at(-1) ?? "");
    const name = names.get(path) ?? "";
    return above === undefined ? name : `${above}/${name}`;
  };
}

const resourceWidths: Readonly<Partial<Record<ResourceColumn, number>>> = {
  place: 26,
  organization: 28,
  title: 26,
  detail: 44,
  available: 24,
  contact: 24,
};
const projectWidths: Readonly<Partial<Record<ProjectColumn, number>>> = {
  place: 26,
  title: 28,
  goal: 44,
  tags: 24,
  lead: 26,
  parties: 36,
  result: 30,
  document: 24,
};

/** The template's workbook with these rows, and what its second sheet gives as an example. */
export function resourceSheet(
  rows: readonly ResourceSheetRow[],
  example: ResourceSheetRow = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const guide = resourceColumns.map((column) => ({
    head: resourceHeads[column],
    needed: neededOfResource.some((one) => one === column),
    text: words[`resourceImport.about.${column}`],
    words: [...(wordsOfResource[column]?.keys() ?? [])],
    example: column === "place" ? "" : (example[column] ?? ""),
  }));
  return workbook([
    {
      name: words["list.resources"],
      columns: resourceColumns.map((column) => ({
        head: resourceHeads[column],
        width: resourceWidths[column] ?? 13,
      })),
      rows: rows.map((row) => resourceColumns.map((column) => row[column] ?? "")),
    },
    guideSheet(guide),
  ]);
}

export function projectSheet(
  rows: readonly ProjectSheetRow[],
  sets: readonly DimensionSet[],
  example: ProjectSheetRow = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const guide = projectColumns.map((column) => ({
    head: projectHeads[column],
    needed: neededOfProject.some((one) => one === column),
    text: words[`projectImport.about.${column}`],
    words: column === "tags" ? wordsOf(sets) : [...(wordsOfProject[column]?.keys() ?? [])],
    example: column === "place" ? "" : (example[column] ?? ""),
  }));
  return workbook([
    {
      name: words["list.projects"],
      columns: projectColumns.map((column) => ({
        head: projectHeads[column],
        width: projectWidths[column] ?? 13,
      })),
      rows: rows.map((row) => projectColumns.map((column) => row[column] ?? "")),
    },
    guideSheet(guide),
  ]);
}
