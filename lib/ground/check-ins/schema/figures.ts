import { z } from "zod";
import { day, id, typedLine } from "@/lib/platform/core/form-fields";
import { headCountKinds, type Denominator } from "../rules/figures";

/** A denominator as somebody states it. */
export const enterHeadCountInput = z.strictObject({
  areaId: id,
  kind: z.enum(headCountKinds, "field.choose"),
  n: z.coerce
    .number("field.invalid")
    .int("field.invalid")
    .min(0, "field.invalid")
    .max(10_000_000, "field.invalid"),
  source: typedLine(60, 2),
  asOf: day,
});

/** One place with what has reported there. */
export interface PlaceFigures {
  areaId: string;
  name: string;
  level: string;
  /** Active check-ins of members; of units, and the members that these units have stated. */
  members: number;
  units: number;
  unitMembers: number;
  membersLiving: Denominator | null;
  unitsLocated: Denominator | null;
}

export interface CheckInFigures {
  own: PlaceFigures;
  below: PlaceFigures[];
  today: string;
}
