import { z } from "zod";
import { cell, oneOf } from "@/lib/ground/imports/rules/sheet";
import { normalizePhone } from "@/lib/platform/core/phone";
import words from "../messages/zh-CN.json" with { type: "json" };
import { isCreditCode } from "./credit-code";
import { unitTypes } from "./types";

/** One row of the sheet is one unit. What reaches it comes from the records and is no column. */
export const importColumns = [
  "place",
  "name",
  "type",
  "host",
  "address",
  "creditCode",
  "operating",
  "lookedOn",
  "premises",
  "staff",
  "staffOn",
  "contactName",
  "contactPhone",
] as const;
export type UnitColumn = (typeof importColumns)[number];

export const neededColumns = [
  "place",
  "name",
  "type",
  "operating",
  "lookedOn",
] as const satisfies readonly UnitColumn[];

export const importHeads: Readonly<Record<UnitColumn, string>> = {
  place: words["unitImport.head.place"],
  name: words["unitImport.head.name"],
  type: words["unitImport.head.type"],
  host: words["unitImport.head.host"],
  address: words["unitImport.head.address"],
  creditCode: words["unitImport.head.creditCode"],
  operating: words["unitImport.head.operating"],
  lookedOn: words["unitImport.head.lookedOn"],
  premises: words["unitImport.head.premises"],
  staff: words["unitImport.head.staff"],
  staffOn: words["unitImport.head.staffOn"],
  contactName: words["unitImport.head.contactName"],
  contactPhone: words["unitImport.head.contactPhone"],
};

export const typeWords = new Map(unitTypes.map((type) => [words[`type.${type}`], type]));
/** Read besides, and not told: what the type was called before, and what people write. */
const readTypes = new Map([
  ...typeWords,
  [words["unitImport.also.selfEmployed"], "self_employed"],
  [words["unitImport.also.shop"], "self_employed"],
] as const);
const yesWords = new Map<string, "yes" | "no">([
  [words["form.yes"], "yes"],
  [words["form.no"], "no"],
]);
export const wordsOf: Readonly<Partial<Record<UnitColumn, ReadonlyMap<string, string>>>> = {
  type: typeWords,
  operating: yesWords,
  premises: yesWords,
};

/** An empty cell that may be empty leaves what is there. */
export const importLine = z.object({
  place: z.string().refine((text) => text !== "", "field.required"),
  name: cell.line(2, 60),
  type: oneOf(readTypes).refine((type) => type !== null, "field.required"),
  host: cell.perhaps(2, 60),
  address: cell.perhaps(2, 100),
  creditCode: cell
    .perhaps(1, 100)
    .transform((text) => text?.toUpperCase() ?? null)
    .refine((text) => text === null || isCreditCode(text), "field.creditCode"),
  operating: oneOf(yesWords).refine((said) => said !== null, "field.required"),
  lookedOn: cell.day.refine((day) => day !== null, "field.required"),
  premises: oneOf(yesWords),
  staff: cell.number(99_999),
  staffOn: cell.day,
  contactName: cell.perhaps(2, 20),
  contactPhone: z.string().transform((text, context) => {
    if (text === "") return null;
    const normal = normalizePhone(text);
    if (normal === null) context.addIssue({ code: "custom", message: "field.phone" });
    return normal;
  }),
});
export type UnitLine = z.infer<typeof importLine> & { row: number };
