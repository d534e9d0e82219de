import { z } from "zod";
import { cell, oneOf } from "@/lib/ground/imports/rules/sheet";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import words from "../messages/zh-CN.json" with { type: "json" };
import {
  formOf,
  isCounted,
  isElected,
  levelOf,
  partyForms,
  partyKinds,
  partyLevels,
  type PartyKind,
} from "./kinds";

/** One row of the sheet is one Party organization, with numbers of members and nobody's name. */
export const importColumns = [
  "place",
  "name",
  "level",
  "form",
  "parent",
  "places",
  "units",
  "purpose",
  "establishedOn",
  "documentNo",
  "endsOn",
  "termEnd",
  "full",
  "probationary",
  "countedOn",
] as const;
export type PartyColumn = (typeof importColumns)[number];

export const neededColumns = [
  "place",
  "name",
  "level",
  "form",
  "parent",
  "establishedOn",
] as const satisfies readonly PartyColumn[];

export const importHeads: Readonly<Record<PartyColumn, string>> = {
  place: words["partyImport.head.place"],
  name: words["partyImport.head.name"],
  level: words["partyImport.head.level"],
  form: words["partyImport.head.form"],
  parent: words["partyImport.head.parent"],
  places: words["partyImport.head.places"],
  units: words["partyImport.head.units"],
  purpose: words["partyImport.head.purpose"],
  establishedOn: words["partyImport.head.establishedOn"],
  documentNo: words["partyImport.head.documentNo"],
  endsOn: words["partyImport.head.endsOn"],
  termEnd: words["partyImport.head.termEnd"],
  full: words["partyImport.head.full"],
  probationary: words["partyImport.head.probationary"],
  countedOn: words["partyImport.head.countedOn"],
};

/** 党员中心户 needs the consent of who lives there and is set up by hand. */
const levels = partyLevels.filter((level) => level !== "household");
export const levelWords = new Map(levels.map((level) => [words[`level.${level}`], level]));
export const formWords = new Map(
  partyForms.map((form) => [words[`partyImport.form.${form}`], form]),
);
export const wordsOf: Readonly<Partial<Record<PartyColumn, ReadonlyMap<string, string>>>> = {
  level: levelWords,
  form: formWords,
};

/** Heads of a roll: numbers are taken here and nobody's name (DOMAIN §11.2, P9). */
export function isRollHead(head: string): boolean {
  return rollWords.some((word) => head.includes(word));
}
const rollWords = words["partyImport.rollWords"].split(" ");

const names = z
  .string()
  .transform((text) => text.split(/[\u3001,\uff0c;\uff1b]/).map((one) => one.trim()))
  .transform((all) => all.filter((one) => one !== ""));

export const importLine = z.object({
  place: z.string().refine((text) => text !== "", "field.required"),
  name: cell.line(2, 60),
  level: oneOf(levelWords).refine((level) => level !== null, "field.required"),
  form: oneOf(formWords),
  parent: z.string(),
  places: names,
  units: names,
  purpose: cell.perhaps(2, 200),
  establishedOn: cell.day,
  documentNo: cell.perhaps(2, 60),
  endsOn: cell.day,
  termEnd: cell.day,
  full: cell.number(9999),
  probationary: cell.number(9999),
  countedOn: cell.day,
});
export type PartyLine = z.infer<typeof importLine> & { row: number };

/** Level and form as one kind; null = there is none of both. */
export function kindFrom({ level, form }: PartyLine): PartyKind | null {
  return partyKinds.find((kind) => levelOf(kind) === level && formOf(kind) === form) ?? null;
}

/** What does not fit together within one row: the column and why; null = nothing. */
export function lineFault(
  line: PartyLine,
  kind: PartyKind,
  today: IsoDate,
): { column: PartyColumn; key: string } | null {
  const { full, probationary, countedOn, termEnd, establishedOn } = line;
  const counts = [full, probationary, countedOn];
  if (counts.some((one) => one !== null)) {
    if (!isCounted(kind)) return { column: "full", key: "party.countBelow" };
    if (full === null) return { column: "full", key: "partyImport.countsTogether" };
    if (probationary === null) return { column: "probationary", key: "partyImport.countsTogether" };
    if (countedOn === null) return { column: "countedOn", key: "partyImport.countsTogether" };
    if (countedOn > today) return { column: "countedOn", key: "field.dayAhead" };
    if (establishedOn !== null && countedOn < establishedOn) {
      return { column: "countedOn", key: "partyImport.beforeEstablished" };
    }
  }
  return termEnd !== null && !isElected(kind)
    ? { column: "termEnd", key: "party.notElected" }
    : null;
}
