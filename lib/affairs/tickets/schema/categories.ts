import { z } from "zod";
import { id, typedLine, version } from "@/lib/platform/core/form-fields";

const nature = {
  name: typedLine(30, 2),
  urgency: z.enum(["urgent", "routine", "key"], "field.choose"),
  physical: z.literal("yes").optional(), // a fact on site: photos and a check there
};

/** A new category below a major one. */
export const addCategoryInput = z.strictObject({ parentId: id, ...nature });

export const editCategoryInput = z.strictObject({
  id,
  version,
  ...nature,
  retired: z.literal("yes").optional(),
});

const code = z.string().regex(/^\d{2}$/);

/** What a new district begins with; the command line brings it. */
export const presetCategoriesInput = z.strictObject({
  majors: z.array(z.strictObject({ code, name: typedLine(30, 2) })).max(90),
  minors: z
    .array(
      z.strictObject({
        code: z.string().regex(/^\d{4}$/),
        name: typedLine(30, 2),
        physical: z.boolean(),
        urgency: z.enum(["urgent", "routine", "key"]),
      }),
    )
    .max(900),
});

export interface CategoryLine {
  id: string;
  code: string;
  name: string;
  physical: boolean;
  urgency: string;
  active: boolean;
  version: number;
}

export interface CategoryGroup {
  id: string;
  code: string;
  name: string;
  minors: CategoryLine[];
}
