import { z } from "zod";
import { day, id, typedLine } from "@/lib/platform/core/form-fields";

export const titleMax = 40;
const candidatesMax = 100;
const choicesMax = 20;

export const openAppraisalInput = z.strictObject({
  title: typedLine(titleMax, 4),
  fromDay: day,
  toDay: day,
  maxChoices: z.coerce
    .number("field.invalid")
    .int("field.invalid")
    .min(1, "field.invalid")
    .max(choicesMax, "field.invalid"),
  memberIds: z
    .array(id, "field.noCandidate")
    .min(2, "field.noCandidate")
    .max(candidatesMax, "field.invalid"),
});

export const voteInput = z.strictObject({
  id,
  choices: z.array(id, "field.choose").min(1, "field.choose").max(choicesMax, "field.invalid"),
});
