import { z } from "zod";
import { id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";

export const whatMax = 200;
/** As many as one page shows. */
const manyMax = 50;

const localTime = z.string("field.required").regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, "field.date");

export const enterRecordInput = z.strictObject({
  claimId: id,
  from: localTime,
  to: localTime,
  what: typedLine(whatMax, 2),
});
export const withdrawRecordInput = z.strictObject({ id, version });
export const confirmRecordsInput = z.strictObject({
  ids: z.array(id, "field.noneChosen").min(1, "field.noneChosen").max(manyMax),
});
export const refuseRecordInput = z.strictObject({ id, version, text: typedText(2, 300) });
