import { id, typedLine, version } from "@/lib/platform/core/form-fields";
import { z } from "zod";
import { durationUnits } from "@/lib/platform/core/duration";
import { leadKinds } from "../rules/catalogue";

// The forms of the dispatch catalogue. They name an entry by what it is about, category and place:
// an id would change with every wording.

const entryKey = { categoryId: id, areaId: id.optional() };
/** The wording that the form was filled from; another one by now is a conflict. */
const before = { entryId: id.optional() };
const note = typedLine(200).optional();
const day = z.iso.date("field.date");

export const setEntryInput = z.strictObject({
  ...entryKey,
  ...before,
  lead: z.enum(leadKinds, "field.choose"),
  organizationId: id.optional(),
  co: z.array(id).max(5, "field.invalid").optional(),
  limitValue: z.coerce
    .number("field.invalid")
    .int("field.invalid")
    .min(1, "field.invalid")
    .optional(),
  limitUnit: z.enum(durationUnits, "field.choose").optional(),
  statutory: z.enum(["on"]).optional(),
  filing: note,
  closing: note,
  reference: note,
});
export type SetEntryInput = z.infer<typeof setEntryInput>;

export const removeEntryInput = z.strictObject({ ...entryKey, ...before });
export const draftInput = z.strictObject({ version });
export const publishInput = z.strictObject({ version, effectiveFrom: day, note: typedLine(200) });
export const importCatalogueInput = z.strictObject({
  file: z.instanceof(File, { error: "field.required" }),
  mode: z.enum(["check", "import"]),
});
export const addListedInput = z.strictObject({
  categoryId: id,
  areaId: id,
  from: day,
  reference: typedLine(200),
});
export const endListedInput = z.strictObject({ id, version, on: day });

/** What looking through or importing a catalogue tells. */
export const importCatalogueOutput = z.object({
  state: z.enum(["faults", "ready", "imported"]),
  count: z.number(),
  faults: z.array(z.object({ row: z.number(), column: z.string(), reason: z.string() })),
});
