import { z } from "zod";
import { id, typedLine } from "@/lib/platform/core/form-fields";

export const viewLists = ["tickets", "assignments", "dispatch"] as const;
export type ViewList = (typeof viewLists)[number];

export const viewsMax = 12;
export const viewNameMax = 20;

/** A filter under a name: the part of a list's address after "?". Never a whole address. */
const savedView = z.strictObject({
  id,
  name: typedLine(viewNameMax),
  query: z
    .string()
    .max(600)
    .regex(/^[\w%.~*+=&-]+$/),
});

/** In the order of their owner. */
export const savedViewList = z.array(savedView).max(viewsMax, "views.tooMany");

/** All views of one list together: who orders or renames them sends them as they shall be. */
export const saveViewsInput = z.strictObject({
  list: z.enum(viewLists),
  version: z.coerce.number().int().min(0),
  // A form leaves out what is empty: the whole list opens.
  preferred: id.optional().transform((given) => given ?? null),
  views: z
    .string()
    .max(20_000)
    .transform((text, context) => {
      const read = savedViewList.safeParse(jsonOf(text));
      if (read.success) return read.data;
      // A name that is missing or too long is told as such.
      const [fault] = read.error.issues;
      context.addIssue({ code: "custom", message: fault?.message ?? "field.invalid" });
      return z.NEVER;
    }),
});

/** What a page knows of a person's views of one list; version 0: there are none yet. */
export interface SavedViews {
  version: number;
  views: z.infer<typeof savedViewList>;
  preferred: string | null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
