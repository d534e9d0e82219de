import { z } from "zod";
import { cleanLine, countCharacters } from "@/lib/platform/core/typed-text";

// Fields that the registers (areas, organizations, people) share. Messages are keys of field.*.

export const id = z.uuid("field.choose");
export const version = z.coerce
  .number("field.invalid")
  .int("field.invalid")
  .min(1, "field.invalid");

/** One line, cleaned, counted as people count. */
export function line(max: number, min = 1) {
  return z
    .string("field.required")
    .transform(cleanLine)
    .refine((text) => text.length > 0, "field.required")
    .refine((text) => countCharacters(text) >= min, "field.tooShort")
    .refine((text) => countCharacters(text) <= max, "field.tooLong");
}

/** A day as YYYY-MM-DD. */
export const day = z.iso.date("field.date");

/** What most commands tell back. */
export const doneOutput = z.object({ id: z.string() });
