import { id, typedText, version } from "@/lib/platform/core/form-fields";
import { z } from "zod";
import { deferralReasons, terminationReasons } from "../rules/applications";

// What an organization asks for and what the dispatcher answers.

const subject = { id, version };
const days = z.coerce
  .number("field.days")
  .int("field.days")
  .min(1, "field.days")
  .max(60, "field.days");
const reason = typedText(10, 500);
/** What the resident is told: written for the resident, not the reason among offices. */
const told = typedText(5, 300);
const text = typedText(2, 500);
const reviewOn = z.iso.date("field.date");

export const askExtensionInput = z.strictObject({ ...subject, days, reason, told });
export const askDeferralInput = z.strictObject({
  ...subject,
  reasonCode: z.enum(deferralReasons, "field.choose"),
  reason,
  told,
  plan: typedText(10, 1000),
  reviewOn,
});
export const askTerminationInput = z.strictObject({
  ...subject,
  reasonCode: z.enum(terminationReasons, "field.choose"),
  reason,
  told,
});
export const extendInput = z.strictObject({ ...subject, days, text });
export const reviewDeferralInput = z.strictObject({ ...subject, reviewOn, text });
