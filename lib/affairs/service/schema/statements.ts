import { z } from "zod";
import { day, id, typedText, version } from "@/lib/platform/core/form-fields";
import { statementKinds } from "../rules/periods";

export const evaluationMax = 500;
/** As many as a liaison officer acknowledges at once: a page. */
const atOnce = 200;

export const generateStatementsInput = z.strictObject({
  kind: z.enum(statementKinds),
  fromDay: day,
});
export const generateStatementsOutput = z.object({ members: z.number(), units: z.number() });

export const evaluateStatementInput = z.strictObject({
  id,
  version,
  text: typedText(2, evaluationMax),
});

export const acknowledgeStatementsInput = z.strictObject({
  ids: z.array(id, "field.choose").min(1, "field.choose").max(atOnce, "field.invalid"),
});
