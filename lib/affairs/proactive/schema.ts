import { z } from "zod";
import { day, id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { outcomes } from "./rules/proactive";

export const titleMax = 40;
export const lineMax = 200;
const categoriesMax = 8;
const categoryIds = z
  .array(id, "field.choose")
  .min(1, "field.choose")
  .max(categoriesMax, "field.manyCategories");
const month = z.coerce.number("field.choose").int().min(1, "field.choose").max(12, "field.choose");

export const planInput = z
  .strictObject({
    title: typedLine(titleMax, 2),
    plan: typedText(2, 300),
    areaId: id,
    categoryIds,
    fromDay: day,
    toDay: day,
    seasonId: id.optional(),
  })
  .refine(({ fromDay, toDay }) => fromDay <= toDay, {
    path: ["toDay"],
    message: "field.windowTurned",
  });

export const reportInput = z.strictObject({
  id,
  version,
  outcome: z.enum(outcomes, "field.choose"),
  text: typedLine(lineMax, 2),
});

export const presetInput = z.strictObject({});

/** A season as it shall be; without an id a new one. */
export const saveSeasonInput = z.strictObject({
  id: id.optional(),
  version: version.optional(),
  title: typedLine(20, 2),
  advice: typedText(2, lineMax),
  fromMonth: month,
  toMonth: month,
  categoryIds: categoryIds.default([]),
  active: z.enum(["1"]).optional(),
});

/** The address of the calendar: which month of the year. */
export const monthQuery = z.object({
  month: z.coerce.number().int().min(1).max(12).optional().catch(undefined),
});

/** What a new action begins with: a season, or a hot spot's kind of matter and place. */
export const startQuery = z.object({
  season: z.uuid().optional().catch(undefined),
  category: z.uuid().optional().catch(undefined),
  area: z.uuid().optional().catch(undefined),
});
