import { z } from "zod";
import { id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { whistleKinds } from "./rules/whistle";

export const titleMax = 30;
const matterMax = 500;
const lineMax = 100;
/** More than stand around one hole in the road. */
const departmentsMax = 12;

/** What a field for date and time sends; empty means that the field was left alone. */
const localTime = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/, "field.invalid")
  .transform((typed) => (typed === "" ? undefined : typed))
  .optional();

export const blowInput = z.strictObject({
  kind: z.enum(whistleKinds, "field.choose"),
  areaId: id,
  place: typedLine(lineMax),
  title: typedLine(titleMax),
  matter: typedText(5, matterMax),
  organizationIds: z
    .array(id, "field.noDepartment")
    .min(1, "field.noDepartment")
    .max(departmentsMax, "field.manyDepartments"),
  /** The matter that it is about, where there is one. */
  ticketId: id.optional(),
  /** Local time; absent: by the district's rule. */
  arriveBy: localTime,
});

export const endInput = z.strictObject({ id, version, text: typedText(2, matterMax) });
export const plainInput = z.strictObject({ id, version });
export const refuseInput = z.strictObject({ id, version, text: typedText(10, matterMax) });
export const arriveInput = z.strictObject({
  id,
  version,
  people: typedLine(lineMax),
  arrivedAt: localTime,
});
