import { z } from "zod";
import { normalizePhone } from "./phone";
import { cleanLine, cleanText, countCharacters } from "./typed-text";

// What the forms of every word are made of. Messages are keys of field.*; the door turns them into
// sentences.

export const id = z.uuid("field.choose");
export const version = z.coerce
  .number("field.invalid")
  .int("field.invalid")
  .min(1, "field.invalid");

/** A day as YYYY-MM-DD. */
export const day = z.iso.date("field.date");

/** A required text: cleaned, counted as people count. */
export function typedText(min: number, max: number) {
  return counted(z.string("field.required").transform(cleanText), min, max);
}

/** The same in one line. */
export function typedLine(max: number, min = 1) {
  return counted(z.string("field.required").transform(cleanLine), min, max);
}

/** A telephone number as people write it, told in one way. */
export const phone = z.string().transform((typed, context) => {
  const normal = normalizePhone(typed);
  if (normal === null) {
    context.addIssue({ code: "custom", message: "field.phone" });
    return z.NEVER;
  }
  return normal;
});

/** What a form carries along as JSON; its shape is for a pipe to judge. */
export function carriedJson(max: number, tooLong = "field.invalid") {
  return z
    .string("field.required")
    .max(max, tooLong)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "field.invalid" });
        return z.NEVER;
      }
    });
}

/** What most commands tell back. */
export const doneOutput = z.object({ id: z.string() });

function counted<Text extends z.ZodType<string>>(text: Text, min: number, max: number) {
  return text
    .refine((typed) => typed.length > 0, "field.required")
    .refine((typed) => countCharacters(typed) >= min, "field.tooShort")
    .superRefine((typed, context) => {
      const over = countCharacters(typed) - max;
      if (over <= 0) return;
      // What the advice says with numbers; see refusalOf in platform/command.ts.
      context.addIssue({ code: "custom", message: "field.tooLong", params: { limit: max, over } });
    });
}
