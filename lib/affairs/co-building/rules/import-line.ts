import { z } from "zod";
import { cell, oneOf } from "@/lib/ground/imports/rules/sheet";
import words from "../messages/zh-CN.json" with { type: "json" };
import { amountMost, amountPattern, hasMobile, kinds, pairings } from "./kinds";
import type { ProjectStatus } from "./projects";

/** One row of the sheet is one resource. */
export const resourceColumns = [
  "place",
  "organization",
  "kind",
  "title",
  "detail",
  "available",
  "capacity",
  "amount",
  "contact",
  "bookable",
] as const;
export type ResourceColumn = (typeof resourceColumns)[number];

/** One row of the sheet is one project that stands already, by a paper that all its parties have. */
export const projectColumns = [
  "place",
  "title",
  "goal",
  "pairing",
  "tags",
  "lead",
  "parties",
  "startsOn",
  "endsOn",
  "status",
  "result",
  "document",
] as const;
export type ProjectColumn = (typeof projectColumns)[number];

export const neededOfResource = [
  "place",
  "organization",
  "kind",
  "title",
  "detail",
  "available",
  "contact",
] as const satisfies readonly ResourceColumn[];
export const neededOfProject = [
  "place",
  "title",
  "goal",
  "pairing",
  "lead",
  "parties",
  "startsOn",
  "endsOn",
  "status",
  "document",
] as const satisfies readonly ProjectColumn[];

export const resourceHeads: Readonly<Record<ResourceColumn, string>> = {
  place: words["resourceImport.head.place"],
  organization: words["resourceImport.head.organization"],
  kind: words["resourceImport.head.kind"],
  title: words["resourceImport.head.title"],
  detail: words["resourceImport.head.detail"],
  available: words["resourceImport.head.available"],
  capacity: words["resourceImport.head.capacity"],
  amount: words["resourceImport.head.amount"],
  contact: words["resourceImport.head.contact"],
  bookable: words["resourceImport.head.bookable"],
};
export const projectHeads: Readonly<Record<ProjectColumn, string>> = {
  place: words["projectImport.head.place"],
  title: words["projectImport.head.title"],
  goal: words["projectImport.head.goal"],
  pairing: words["projectImport.head.pairing"],
  tags: words["projectImport.head.tags"],
  lead: words["projectImport.head.lead"],
  parties: words["projectImport.head.parties"],
  startsOn: words["projectImport.head.startsOn"],
  endsOn: words["projectImport.head.endsOn"],
  status: words["projectImport.head.status"],
  result: words["projectImport.head.result"],
  document: words["projectImport.head.document"],
};

/** What stands already: a proposal is made by its own step, and what has ended is not taken over. */
const standingStatuses = ["confirmed", "running", "finished"] as const satisfies ProjectStatus[];

const kindWords = new Map(kinds.map((kind) => [words[`kind.${kind}`], kind]));
const pairingWords = new Map(pairings.map((one) => [words[`pairing.${one}`], one]));
const statusWords = new Map(standingStatuses.map((one) => [words[`project.${one}`], one]));
const yesWords = new Map<string, "yes" | "no">([
  [words["coImport.yes"], "yes"],
  [words["coImport.no"], "no"],
]);
export const wordsOfResource: Readonly<
  Partial<Record<ResourceColumn, ReadonlyMap<string, string>>>
> = { kind: kindWords, bookable: yesWords };
export const wordsOfProject: Readonly<Partial<Record<ProjectColumn, ReadonlyMap<string, string>>>> =
  { pairing: pairingWords, status: statusWords };

const needed = z.string().refine((text) => text !== "", "field.required");
const names = z
  .string()
  .transform((text) => text.split(/[\u3001,\uff0c;\uff1b]/).map((one) => one.trim()))
  .transform((all) => [...new Set(all.filter((one) => one !== ""))]);

const open = (min: number, max: number) =>
  cell.line(min, max).refine((text) => !hasMobile(text), "field.nobodysNumber");

export const resourceLine = z.object({
  place: needed,
  organization: cell.line(2, 60),
  kind: oneOf(kindWords).refine((kind) => kind !== null, "field.required"),
  title: open(2, 40),
  detail: open(2, 500),
  available: open(2, 80),
  capacity: z
    .string()
    .refine((text) => text === "" || /^\d{1,5}$/.test(text), "field.count")
    .transform((text) => (text === "" ? null : Number(text)))
    .refine((n) => n === null || (n > 0 && n <= 10_000), "field.count"),
  amount: z
    .string()
    .refine((text) => text === "" || amountPattern.test(text), "field.amount")
    .transform((text) => (text === "" ? null : Math.round(Number(text) * 100)))
    .refine((fen) => fen !== 0, "field.amount")
    .refine((fen) => fen === null || fen <= amountMost, "field.amountMost"),
  contact: cell.line(2, 60).refine((text) => !hasMobile(text), "field.officePhone"),
  bookable: oneOf(yesWords),
});
export type ResourceCells = z.infer<typeof resourceLine> & { row: number };

export const projectLine = z.object({
  place: needed,
  title: open(2, 40),
  goal: open(2, 500),
  pairing: oneOf(pairingWords).refine((one) => one !== null, "field.required"),
  tags: names,
  lead: cell.line(2, 60),
  parties: names.refine((all) => all.length > 0, "field.noParty"),
  startsOn: cell.day.refine((day) => day !== null, "field.required"),
  endsOn: cell.day.refine((day) => day !== null, "field.required"),
  status: oneOf(statusWords).refine((one) => one !== null, "field.required"),
  result: cell
    .perhaps(2, 500)
    .refine((text) => text === null || !hasMobile(text), "field.nobodysNumber"),
  document: cell.line(2, 60),
});
export type ProjectCells = z.infer<typeof projectLine> & { row: number };
