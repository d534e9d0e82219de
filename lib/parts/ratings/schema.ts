import { z } from "zod";
import { id } from "@/lib/platform/core/form-fields";
import { questionShape } from "./rules/questions";

export const ratedKinds = ["wall", "estate"] as const;
/** What may be rated: an answer on a wall, a housing estate's property service. */
export type RatedKind = (typeof ratedKinds)[number];

/** `token` is the device's random word, `network` what the site itself knows; neither is typed. */
export const castInput = z.strictObject({
  id,
  token: z.string().regex(/^[\w-]{43}$/),
  network: z.string().max(100).optional(),
  answers: z.record(z.string().max(30), z.string().max(30)),
});

/** A rating as everybody reads it. `result` is null until enough have rated. */
export const ratingShown = z.object({
  id: z.string(),
  subjectId: z.string(),
  /** "2026-Q4", or the number of the round. */
  period: z.string(),
  questions: z.array(questionShape),
  opensAt: z.date(),
  closesAt: z.date().nullable(),
  state: z.enum(["coming", "open", "over"]),
  /** From so many voices up there is a result. */
  floor: z.number(),
  result: z
    .object({
      /** How many have rated; in steps of five while it runs. */
      voices: z.number(),
      /** By "question.answer". */
      tally: z.record(z.string(), z.number()),
      /** How many of them came crowded from one network; nought for who is no staff. */
      crowded: z.number(),
    })
    .nullable(),
});
export type RatingShown = z.infer<typeof ratingShown>;
