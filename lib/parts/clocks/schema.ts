import { z } from "zod";
import { unsolvedCauses } from "./rules/cards";
import { clockKinds } from "./rules/kinds";

/** Enough for one transaction, few enough that it stays short. */
export const planMax = 500;

export const planInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(planMax) });

export const stepInput = z.strictObject({
  subjectId: z.uuid(),
  kind: z.enum(clockKinds),
  generation: z.number().int().min(1),
  step: z.number().int().min(0),
});

export const proposeCauseInput = z.strictObject({ id: z.uuid(), cause: z.enum(unsolvedCauses) });
