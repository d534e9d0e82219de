import { id, typedText } from "@/lib/platform/core/form-fields";
import { photos } from "@/lib/parts/attachments/schema";
import { z } from "zod";
import { callBackChannels } from "../rules/call-back";
import { statedOutcomes } from "../rules/outcomes";
import { ratingAnswers, subject, textMax } from "../schema";

// Forms about the end of a matter: the call-back, and what the resident says of it.

const callBackFields = {
  channel: z.enum(callBackChannels, "field.choose"),
  text: typedText(0, 500).optional(),
};

/** 回访: who was reached answers the three questions; an attempt in vain counts too. */
export const callBackInput = z.discriminatedUnion(
  "reached",
  [
    z.strictObject({ ...subject, ...callBackFields, reached: z.literal("yes"), ...ratingAnswers }),
    z.strictObject({ ...subject, ...callBackFields, reached: z.literal("no") }),
  ],
  "field.choose",
);

/** A call about a due time that has passed, or after a resident's own "no": an attempt and words. */
export const callNoteInput = z.strictObject({
  ...subject,
  channel: callBackFields.channel,
  reached: z.enum(["yes", "no"], "field.choose"),
  text: typedText(2, 500),
});

/** The resident wants no call-back about the result. */
export const declineReplyInput = z.strictObject({ confirm: z.literal("yes", "field.required") });

/** 异议 and 不服: what is new or still wrong after the end (DOMAIN §2.4, T21). */
export const disputeInput = z.strictObject({ text: typedText(5, 500), photos: photos.optional() });

/** 维持原结论: why, in words to the resident. */
export const upholdInput = z.strictObject({ ...subject, text: typedText(10, 500) });

/** 评价, once for each handling. */
export const rateInput = z.strictObject({
  ...ratingAnswers,
  comment: typedText(0, 300).optional(),
});

/** 结案, with what came of it and words to the resident. */
export const closeInput = z.strictObject({
  ...subject,
  outcome: z.enum(statedOutcomes, "field.choose"),
  text: typedText(5, 500),
});

/** 催办 by the resident: nothing but the wish. */
export const hurryInput = z.strictObject({});

/** 撤回 by the resident. */
export const withdrawInput = z.strictObject({ confirm: z.literal("yes", "field.required") });

/** 自行处置: what the grid or the community did itself. */
/** "" says that nobody is complained about after all. */
export const nameComplainedInput = z.strictObject({
  ...subject,
  // A form leaves out what is empty.
  complainedId: z.union([id, z.literal("")], "field.choose").default(""),
});
export const selfSolveInput = z.strictObject({
  ...subject,
  result: typedText(5, textMax),
  photos: photos.optional(),
});
