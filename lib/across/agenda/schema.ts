import { z } from "zod";
import { topicInput } from "@/lib/parts/meetings/schema";
import { id } from "@/lib/platform/core/form-fields";

/** 列为议题: a matter becomes a topic of the own council, in words that name nobody. */
export const takeUpInput = z.strictObject({
  id,
  title: topicInput.shape.title,
  matter: topicInput.shape.matter,
});
