import { z } from "zod";
import { id, typedText } from "@/lib/platform/core/form-fields";
import { exclusionReasons } from "../rules/exclusions";

/** 不计入统计: which matter, for what reason, and why in words. */
export const askExclusionInput = z.strictObject({
  id,
  reasonCode: z.enum(exclusionReasons, "field.choose"),
  text: typedText(10, 500),
});

export const decideExclusionInput = z.strictObject({
  id,
  decision: z.enum(["grant", "refuse"], "field.choose"),
  text: typedText(5, 500),
});

export const liftExclusionInput = z.strictObject({ id, text: typedText(5, 500) });
