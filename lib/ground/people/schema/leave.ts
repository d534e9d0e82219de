import { z } from "zod";
import { day, id, typedLine } from "@/lib/platform/core/form-fields";

/** To a colleague's duty, or back into the queue of the place. */
const receiver = z.union([id, z.literal("queue")], "field.receiver");

/** 交接: of one's own or of a duty that one keeps; without a list it is everything. */
export const handOverInput = z.strictObject({
  dutyId: id,
  to: receiver,
  ticketIds: z.array(id).max(500).default([]),
  assignmentIds: z.array(id).max(500).default([]),
  note: typedLine(200).optional(),
});

export const seenInput = z.strictObject({ id });
export const sweepInput = z.strictObject({ id });

/** 离岗: from a day to a day, both away, with who stands in. */
export const beginAbsenceInput = z
  .strictObject({
    dutyId: id,
    deputyId: id,
    from: day,
    to: day,
    note: typedLine(100).optional(),
  })
  .refine(({ from, to }) => to >= from, { path: ["to"], error: "field.leaveTo" });

export const endAbsenceInput = z.strictObject({ id });

/** What a duty has in hand, as counts, and who could receive it. */
export interface OpenWork {
  dutyId: string;
  tickets: number;
  assignments: number;
  receivers: { dutyId: string; name: string }[];
}
