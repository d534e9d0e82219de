import { z } from "zod";
import { cleanLine, cleanText, countCharacters } from "@/lib/platform/core/typed-text";
import { whistleKinds } from "./rules/whistle";

const id = z.uuid("field.choose");
const version = z.coerce.number("field.invalid").int("field.invalid").min(1, "field.invalid");

export const titleMax = 30;
const matterMax = 500;
const lineMax = 100;
/** More than stand around one hole in the road. */
const departmentsMax = 12;

function text(max: number, min = 1) {
  return z
    .string("field.required")
    .transform(cleanText)
    .refine((typed) => typed.length > 0, "field.required")
    .refine((typed) => countCharacters(typed) >= min, "field.tooShort")
    .refine((typed) => countCharacters(typed) <= max, "field.tooLong");
}

function line(max: number) {
  return z
    .string("field.required")
    .transform(cleanLine)
    .refine((typed) => typed.length > 0, "field.required")
    .refine((typed) => countCharacters(typed) <= max, "field.tooLong");
}

/** What a field for date and time sends; empty means that the field was left alone. */
const localTime = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/, "field.invalid")
  .transform((typed) => (typed === "" ? undefined : typed))
  .optional();

export const blowInput = z.strictObject({
  kind: z.enum(whistleKinds, "field.choose"),
  areaId: id,
  place: line(lineMax),
  title: line(titleMax),
  matter: text(matterMax, 5),
  organizationIds: z
    .array(id, "field.noDepartment")
    .min(1, "field.noDepartment")
    .max(departmentsMax, "field.manyDepartments"),
  /** The matter that it is about, where there is one. */
  ticketId: id.optional(),
  /** Local time; absent: by the district's rule. */
  arriveBy: localTime,
});

export const endInput = z.strictObject({ id, version, text: text(matterMax, 2) });
export const plainInput = z.strictObject({ id, version });
export const refuseInput = z.strictObject({ id, version, text: text(matterMax, 10) });
export const arriveInput = z.strictObject({
  id,
  version,
  people: line(lineMax),
  arrivedAt: localTime,
});

export const doneOutput = z.object({ id: z.string() });
