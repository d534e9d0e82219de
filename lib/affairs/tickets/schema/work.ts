import { z } from "zod";
import { typedText } from "@/lib/platform/core/form-fields";
import { checkbox, subject } from "../schema";

// Forms of an organization about the work that it has in hand.

/** 阶段反馈: how a key matter stands; `told` = the resident may read it. */
export const reportProgressInput = z.strictObject({
  ...subject,
  text: typedText(10, 500),
  told: checkbox,
});
