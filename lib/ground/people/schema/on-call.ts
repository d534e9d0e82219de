import { z } from "zod";
import { day, id } from "@/lib/platform/core/form-fields";

/** One day, or from a day to a day. */
export const enterOnCallInput = z
  .strictObject({ dutyId: id, from: day, to: day.optional() })
  .refine(({ from, to }) => to === undefined || to >= from, {
    path: ["to"],
    error: "field.leaveTo",
  });

export const removeOnCallInput = z.strictObject({ id });
