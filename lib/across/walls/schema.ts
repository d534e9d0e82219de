import { z } from "zod";
import { id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { holdsForbidden } from "@/lib/parts/traces/rules/public-traces";
import { stages, walls } from "./rules/stages";

export const titleMax = 40;
export const textMax = 500;
const photosMax = 9;

/** A text for everybody: no identity number and no account gets in, whoever has read it over. */
const publicLine = typedLine(titleMax, 2).refine((text) => !holdsForbidden(text), "field.secret");
const publicText = typedText(4, textMax).refine((text) => !holdsForbidden(text), "field.secret");
const photoIds = z.array(id).max(photosMax, "field.manyPhotos").default([]);
/** The second look, said aloud: nothing is published by a press alone. */
const confirmed = z.literal("yes", "field.confirmPublic");

export const publishInput = z.strictObject({
  id,
  title: publicLine,
  problem: publicText,
  measures: publicText,
  photoIds,
  confirmed,
});
export const reviseInput = publishInput.extend({ version });
export const answerInput = z.strictObject({ id, version, result: publicText, photoIds, confirmed });

export const takeDownReasons = ["mistake", "person", "other"] as const;
export const takeDownInput = z.strictObject({
  id,
  version,
  reason: z.enum(takeDownReasons, "field.choose"),
});
export const objectInput = z.strictObject({ confirm: z.literal("yes", "field.confirm") });

/** The random word that a device keeps; it says nothing of whoever holds the device. */
export const followInput = z.strictObject({ id, token: z.string().regex(/^[\w-]{43}$/) });

/** Exactly what visitors are told of an issue; tests compare it with the columns of schema pub. */
export const publicEntry = z.strictObject({
  id: z.string(),
  wall: z.enum(walls),
  stage: z.enum(stages),
  streetName: z.string().nullable(),
  communityName: z.string().nullable(),
  categoryId: z.string(),
  categoryName: z.string(),
  title: z.string(),
  problem: z.string(),
  measures: z.string(),
  organizationName: z.string().nullable(),
  dueAt: z.date().nullable(),
  reviewAt: z.date().nullable(),
  outcome: z.string().nullable(),
  result: z.string().nullable(),
  ratings: z.number(),
  solved: z.number(),
  partly: z.number(),
  unsolved: z.number(),
  satisfied: z.number(),
  basically: z.number(),
  dissatisfied: z.number(),
  followers: z.number(),
  publishedAt: z.date(),
  closedAt: z.date().nullable(),
  resultAt: z.date().nullable(),
  changedAt: z.date(),
  sortedAt: z.date(),
});
export type PublicEntry = z.infer<typeof publicEntry>;

/** Beside a report: an open issue of the same place. */
export const nearbyIssues = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    problem: z.string(),
    categoryId: z.string(),
    stage: z.enum(stages),
    organizationName: z.string().nullable(),
    followers: z.number(),
  }),
);
export type NearbyIssue = z.infer<typeof nearbyIssues>[number];
