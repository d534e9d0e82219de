import { z } from "zod";
import { day, id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { exportPurposes, questionsMax } from "./rules/rounds";

export const titleMax = 60;
export const matterMax = 1000;
export const outcomeMax = 500;

/** What was warned of was read, and is sent as it is. */
const sure = z.literal("yes").optional();

/** `to` is the organization that an office asks, or the place that an organization asks. */
export const askInput = z.strictObject({
  to: id,
  purpose: z.string("field.choose").regex(/^[a-z0-9_-]{1,40}$/, "field.choose"),
  title: typedLine(titleMax, 2),
  matter: typedText(5, matterMax),
  dueOn: day.optional(),
  sure,
});

/** 五项权利: a district's words for one; without a key one is added. */
export const powerNameMax = 20;
export const setPowerInput = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "field.invalid")
    .optional(),
  version: z.coerce.number().int().min(0).default(0),
  name: typedLine(powerNameMax, 2),
  retired: z.literal("yes").optional(),
});
export const remindInput = z.strictObject({ id });

/** What is answered or replied. */
export const wordInput = z.strictObject({ id, version, text: typedText(2, matterMax) });
/** What follows. */
export const closeInput = z.strictObject({ id, version, text: typedText(2, outcomeMax) });

const sidesMax = 200;
const question = z.object({
  text: typedLine(60, 2),
  weight: z.coerce.number().int().min(1).max(100),
});

/**
 * One line of the form for each question: `text weight`. Its length is looked at first: this is read before anybody is
 * asked for rights, and the pattern takes the longer the longer a line is.
 */
export const questionsLength = 1000;
const questions = z
  .string("field.required")
  .max(questionsLength, "field.questions")
  .transform((typed) =>
    typed
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  )
  .transform((lines, context) => {
    const read = lines.map((line) => {
      const [, text, weight] = /^(.+?)[\s,，]+(\d{1,3})\s*%?$/.exec(line) ?? [];
      return question.safeParse({ text, weight });
    });
    const found = read.flatMap(({ data }) => data ?? []);
    if (found.length < read.length || found.length === 0 || found.length > questionsMax) {
      context.addIssue({ code: "custom", message: "field.questions" });
      return z.NEVER;
    }
    return found;
  });

const chosen = z.array(id, "field.atLeastOne").min(1, "field.atLeastOne");
const roundFields = {
  title: typedLine(titleMax, 2),
  about: typedText(5, outcomeMax),
  questions,
  subjectIds: chosen.max(30, "field.manySubjects"),
  raterIds: chosen.max(sidesMax, "field.manyRaters"),
  opensOn: day,
  closesOn: day,
  sure,
};
export const draftInput = z.strictObject(roundFields);
export const reviseInput = z.strictObject({ id, version, ...roundFields });
export const roundInput = z.strictObject({ id, version });
/** Why a round is called off. */
export const callOffInput = z.strictObject({ id, version, text: typedText(5, outcomeMax) });

export const exportRoundInput = z.strictObject({
  id,
  purpose: z.enum(exportPurposes, "field.choose"),
});

/** `score.<subject>.<question>` of a form, as the subjects with their scores. */
export const rateInput = z.strictObject({
  id,
  scores: z.array(z.string().max(60)).min(1, "field.choose"),
});
export const appealInput = z.strictObject({ id, text: typedText(5, matterMax) });
export const appealAnswerInput = z.strictObject({ id, version, text: typedText(2, matterMax) });
