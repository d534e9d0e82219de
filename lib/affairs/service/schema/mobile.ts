import { z } from "zod";
import { day, id, phone, typedLine, typedText, version } from "@/lib/platform/core/form-fields";
import { directions, mobileStatuses, referralEnds, referralKinds } from "../rules/mobile";

export const branchMax = 60;
export const contactMax = 100;
export const referralMax = 300;

export const registerMobileInput = z.strictObject({
  direction: z.enum(directions, "field.choose"),
  name: typedLine(30, 2),
  phone,
  homeBranch: typedLine(branchMax, 2),
  destination: typedLine(branchMax, 2),
  since: day,
});

export const moveMobileInput = z.strictObject({
  id,
  version,
  to: z.enum(mobileStatuses, "field.choose"),
  hostBranch: typedLine(branchMax, 2).optional(),
});

export const contactMobileInput = z.strictObject({ id, version, text: typedLine(contactMax, 2) });
export const revealMobileInput = z.strictObject({ id, text: typedText(2, 200) });
export const remindMobileInput = z.strictObject({ id, due: day });

export const referInput = z.strictObject({
  id,
  kind: z.enum(referralKinds, "field.choose"),
  text: typedText(2, referralMax),
});

export const answerReferralInput = z.strictObject({
  id,
  version,
  status: z.enum(referralEnds, "field.choose"),
  answer: typedText(2, referralMax),
});
