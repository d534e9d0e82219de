import { z } from "zod";
import { id, typedLine, version } from "@/lib/platform/core/form-fields";

export const enterDistrictInput = z.strictObject({
  name: typedLine(60, 2),
  publicKey: z
    .string()
    .trim()
    .regex(/^[\w-]{43}$/u, "field.publicKey"),
  compared: z.literal("on", "field.compared"),
});
export const endDistrictInput = z.strictObject({ id, version });
