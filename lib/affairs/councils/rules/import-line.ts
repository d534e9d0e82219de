import { z } from "zod";
import { unitKinds } from "@/lib/ground/check-ins/rules/choices";
import unitWords from "@/lib/ground/check-ins/messages/zh-CN.json" with { type: "json" };
import { cell, oneOf } from "@/lib/ground/imports/rules/sheet";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { normalizePhone } from "@/lib/platform/core/phone";
import words from "../messages/zh-CN.json" with { type: "json" };
import { holderRoles, leaveReasons, seatFunctions, seatKinds } from "./seats";

/** One row of the sheet is one seat with who fills it, or has filled it. */
export const importColumns = [
  "place",
  "council",
  "establishedOn",
  "term",
  "startsOn",
  "endsOn",
  "seat",
  "function",
  "unit",
  "unitKind",
  "name",
  "title",
  "phone",
  "role",
  "documentNo",
  "appointedOn",
  "publishedOn",
  "endedOn",
  "reason",
] as const;
export type ImportColumn = (typeof importColumns)[number];

/** Without these columns no row says anything. */
export const neededColumns = [
  "place",
  "council",
  "seat",
  "unit",
  "name",
  "title",
] as const satisfies readonly ImportColumn[];

export const importHeads: Readonly<Record<ImportColumn, string>> = {
  place: words["councilImport.head.place"],
  council: words["councilImport.head.council"],
  establishedOn: words["councilImport.head.establishedOn"],
  term: words["councilImport.head.term"],
  startsOn: words["councilImport.head.startsOn"],
  endsOn: words["councilImport.head.endsOn"],
  seat: words["councilImport.head.seat"],
  function: words["councilImport.head.function"],
  unit: words["councilImport.head.unit"],
  unitKind: words["councilImport.head.unitKind"],
  name: words["councilImport.head.name"],
  title: words["councilImport.head.title"],
  phone: words["councilImport.head.phone"],
  role: words["councilImport.head.role"],
  documentNo: words["councilImport.head.documentNo"],
  appointedOn: words["councilImport.head.appointedOn"],
  publishedOn: words["councilImport.head.publishedOn"],
  endedOn: words["councilImport.head.endedOn"],
  reason: words["councilImport.head.reason"],
};

/** The words that a column takes, as the screens call them. */
export const seatWords = vocabulary(seatKinds, (kind) => words[`kind.${kind}`]);
export const functionWords = vocabulary(seatFunctions, (one) => words[`function.${one}`]);
export const roleWords = vocabulary(holderRoles, (role) => words[`role.${role}`]);
/** As many sheets on paper call who comes for another. */
const substituteWord = words["councilImport.word.substitute"];
export const reasonWords = vocabulary(leaveReasons, (reason) => words[`reason.${reason}`]);
export const unitKindWords = vocabulary(unitKinds, (kind) => unitWords[`kind.${kind}`]);

export const wordsOf: Readonly<Partial<Record<ImportColumn, ReadonlyMap<string, string>>>> = {
  seat: seatWords,
  function: functionWords,
  role: roleWords,
  reason: reasonWords,
  unitKind: unitKindWords,
};

function vocabulary<Code extends string>(codes: readonly Code[], word: (code: Code) => string) {
  return new Map(codes.map((code) => [word(code), code]));
}

export const importLine = z.object({
  place: z.string().refine((text) => text !== "", "field.required"),
  council: cell.line(4, 60),
  establishedOn: cell.day,
  term: cell.number(99),
  startsOn: cell.day,
  endsOn: cell.day,
  seat: oneOf(seatWords).refine((kind) => kind !== null, "field.required"),
  function: oneOf(functionWords),
  unit: cell.line(2, 60),
  unitKind: oneOf(unitKindWords),
  name: cell
    .perhaps(2, 30)
    // What is no name is mostly a column that has slipped.
    .refine((name) => name === null || !/\d/.test(name), "councilImport.notName"),
  title: cell.perhaps(2, 60),
  phone: cell.perhaps(1, 40).transform((typed, context) => {
    if (typed === null) return null;
    const phone = normalizePhone(typed);
    if (phone === null) context.addIssue({ code: "custom", message: "field.phone" });
    return phone;
  }),
  role: oneOf(new Map([...roleWords, [substituteWord, "substitute" as const]])),
  documentNo: cell.perhaps(2, 60),
  appointedOn: cell.day,
  publishedOn: cell.day,
  endedOn: cell.day,
  reason: oneOf(reasonWords),
});

/** A row as it was read, cell by cell. */
export type ImportLine = z.infer<typeof importLine> & { row: number };

/** What does not fit together within one row: the column and why; null = nothing. */
export function lineFault(
  line: ImportLine,
  today: IsoDate,
): { column: ImportColumn; key: string } | null {
  const { name, title, appointedOn, publishedOn, endedOn, reason } = line;
  if (name === null) {
    const alone = (
      ["title", "phone", "documentNo", "appointedOn", "publishedOn", "endedOn", "reason"] as const
    ).some((column) => line[column] !== null);
    return alone ? { column: "name", key: "councilImport.nameMissing" } : null;
  }
  if (title === null) return { column: "title", key: "field.required" };
  if (appointedOn === null) return { column: "appointedOn", key: "councilImport.appointedMissing" };
  if (appointedOn > today) return { column: "appointedOn", key: "field.dayAhead" };
  if (publishedOn !== null && publishedOn < appointedOn) {
    return { column: "publishedOn", key: "councilImport.beforeAppointed" };
  }
  if (publishedOn !== null && publishedOn > today) {
    return { column: "publishedOn", key: "field.dayAhead" };
  }
  if (endedOn === null) {
    return reason === null ? null : { column: "endedOn", key: "councilImport.endedMissing" };
  }
  if (reason === null) return { column: "reason", key: "councilImport.reasonMissing" };
  if (endedOn > today) return { column: "endedOn", key: "field.dayAhead" };
  if (endedOn < appointedOn) return { column: "endedOn", key: "councilImport.beforeAppointed" };
  return publishedOn !== null && publishedOn > endedOn
    ? { column: "publishedOn", key: "councilImport.publishedAfter" }
    : null;
}
