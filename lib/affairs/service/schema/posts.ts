import { z } from "zod";
import { skills, times } from "@/lib/ground/check-ins/rules/choices";
import { id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { activityKinds, repeatMax } from "../rules/offers";

export const kindNameMax = 12;
export const dutiesMax = 500;
export const titleMax = 30;
export const bodyMax = 1000;

const capacity = z.coerce
  .number("field.invalid")
  .int("field.invalid")
  .min(1, "field.invalid")
  .max(10_000, "field.invalid");

/** What a field for date and time sends. */
const localTime = z.string("field.required").regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, "field.date");

/** An empty choice is none. */
const grid = z.union([z.literal("").transform(() => undefined), id]).optional();

/** What it could use, of the list from which members choose; three say enough. */
const wanted = z.array(z.enum(skills)).max(3, "field.wishThree").default([]);

const shift = {
  startsAt: localTime,
  endsAt: localTime,
  capacity,
  cancelHours: z.coerce.number("field.invalid").int("field.invalid").min(0).max(168).default(24),
  repeat: z.coerce.number("field.invalid").int("field.invalid").min(0).max(repeatMax).default(0),
};

export const setKindInput = z.strictObject({
  /** Without one a kind of the district's own is added. */
  key: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "field.invalid")
    .optional(),
  version: z.coerce.number().int().min(0).default(0),
  name: typedLine(kindNameMax, 2),
  retired: z.literal("yes").optional(),
});

export const offerPostInput = z.strictObject({
  kind: z.string("field.choose").regex(/^[a-z0-9-]{1,40}$/, "field.choose"),
  gridId: grid,
  duties: typedText(5, dutiesMax),
  skills: wanted,
  times: z.array(z.enum(times)).max(times.length).default([]),
  capacity,
});

export const planActivityInput = z.strictObject({
  kind: z.enum(activityKinds, "field.choose"),
  title: typedLine(titleMax, 2),
  body: typedText(5, bodyMax),
  place: typedLine(100),
  gridId: grid,
  skills: wanted,
  risk: z.literal("yes").optional(),
  insured: z.literal("yes").optional(),
  ...shift,
});

export const addShiftInput = z.strictObject({ id, version, ...shift });
export const callOffInput = z.strictObject({ id, version, slotId: id, text: typedText(2, 300) });
export const moveShiftInput = z.strictObject({
  id,
  version,
  slotId: id,
  startsAt: shift.startsAt,
  endsAt: shift.endsAt,
  cancelHours: shift.cancelHours,
});
export const endInput = z.strictObject({ id, version, text: typedText(2, 300) });
export const resizeInput = z.strictObject({ slotId: id, capacity });

export const claimInput = z.strictObject({ slotId: id });
export const claimOutput = z.object({
  claimId: z.string(),
  answer: z.enum(["held", "waiting"]),
  turn: z.number(),
});
export const releaseInput = z.strictObject({ claimId: id });
export const wantSwapInput = z.strictObject({ claimId: id, slotId: z.union([z.literal(""), id]) });
export const agreeSwapInput = z.strictObject({ mine: id, other: id });
