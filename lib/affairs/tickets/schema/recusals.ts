import { z } from "zod";
import { id, typedText } from "@/lib/platform/core/form-fields";
import { recusalGrounds } from "../rules/recusals";

/** 回避: who, on what ground, and why in words. */
export const recuseInput = z.strictObject({
  id,
  personId: id,
  ground: z.enum(recusalGrounds, "field.choose"),
  text: typedText(5, 500),
});

export const liftRecusalInput = z.strictObject({ id, personId: id, text: typedText(5, 500) });
