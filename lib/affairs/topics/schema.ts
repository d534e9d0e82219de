import { z } from "zod";
import { day, id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { outcomes, selectionTests } from "./rules/topic";

export const titleMax = 40;
const matterMax = 500;
const measureMax = 200;
const wordsMax = 300;
const helpersMax = 8;

/** A month as `2026-03`. */
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "field.choose");

export const chooseInput = z.strictObject({ month, title: typedLine(titleMax, 2) });

/** `id` is the branch; of an end, the row that says so. */
export const nameBranchInput = z.strictObject({ id, topicId: id });
export const endBranchInput = z.strictObject({ id, version });

/** The rows from which a problem was chosen: kept, so that they can be opened again. */
const counted = {
  categoryId: id.optional(),
  countedAreaId: id.optional(),
  countedFrom: day.optional(),
  countedTo: day.optional(),
};
export const countedQuery = z.object(counted);

export const addProblemInput = z
  .strictObject({
    id,
    version,
    title: typedLine(titleMax, 2),
    matter: typedText(5, matterMax),
    tests: z.array(z.enum(selectionTests)).default([]),
    organizationId: id,
    helperIds: z.array(id).max(helpersMax, "field.manyHelpers").default([]),
    ...counted,
    measure1: typedLine(measureMax),
    due1: day,
    measure2: typedLine(measureMax).optional(),
    due2: day.optional(),
    measure3: typedLine(measureMax).optional(),
    due3: day.optional(),
  })
  .superRefine((given, context) => {
    for (const [text, due] of [
      ["measure2", "due2"],
      ["measure3", "due3"],
    ] as const) {
      if ((given[text] === undefined) === (given[due] === undefined)) continue;
      const missing = given[text] === undefined ? text : due;
      context.addIssue({ code: "custom", path: [missing], message: "field.required" });
    }
  });

/** A measure and its day, for a new one and for one that is planned anew. */
export const measureInput = z.strictObject({
  id,
  version,
  text: typedLine(measureMax),
  dueOn: day,
});
/** What was done, or why it is not yet enough. */
export const wordsInput = z.strictObject({ id, version, text: typedText(2, wordsMax) });
export const reviewInput = z.strictObject({
  id,
  version,
  outcome: z.enum(outcomes, "field.choose"),
  text: typedText(5, matterMax),
});
export const releaseInput = z.strictObject({ id, version, text: typedText(5, matterMax) });
export const hideInput = z.strictObject({ id, version });

/** The address of the board: another year than this one. */
export const boardQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2099).optional().catch(undefined),
});
