import { z } from "zod";

/** So many photos at a time. */
export const photoMax = 6;

export const photos = z
  .array(z.instanceof(File, { error: "field.photo" }))
  .max(photoMax, "field.photoCount");
