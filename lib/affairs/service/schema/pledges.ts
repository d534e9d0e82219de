import { z } from "zod";
import { day, id, typedLine, typedText, version } from "@/lib/platform/core/form-fields";

export const pledgeMax = 2000;
export const postMax = 30;
export const reviewMax = 500;

export const confirmPledgeInput = z.strictObject({
  post: typedLine(postMax, 2),
  fromDay: day,
  toDay: day,
  text: typedText(10, pledgeMax),
  /** The member has read it and says so. */
  own: z.literal("yes", "field.confirmPledge"),
});

export const fulfilPledgeInput = z.strictObject({
  id,
  version,
  text: typedText(1, reviewMax).optional(),
});
export const plainInput = z.strictObject({ id, version });
export const reviewPledgeInput = z.strictObject({ id, version, text: typedText(2, reviewMax) });

export const savePledgeTemplateInput = z.strictObject({
  id: id.optional(),
  version: version.optional(),
  title: typedLine(30, 2),
  text: typedText(10, pledgeMax),
});
