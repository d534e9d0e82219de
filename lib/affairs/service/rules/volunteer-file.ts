import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { isServiceReader } from "./staff";

/** What the file can say of one confirmed service (DOMAIN §4.6); `blank` is a column that others fill in. */
export const volunteerFields = [
  "name",
  "phone",
  "unit",
  "title",
  "what",
  "place",
  "date",
  "start",
  "end",
  "minutes",
  "hours",
  "confirmedBy",
  "confirmedAt",
  "recordId",
  "blank",
] as const;
export type VolunteerField = (typeof volunteerFields)[number];

/** A column: what stands above it, and what stands in it. */
export interface VolunteerColumn {
  head: string;
  field: VolunteerField;
}

export const columnsMax = 40;

/** Who fetches the file: who may know the members' names. */
export function mayExportService(actor: ActorFacts): Verdict {
  return isServiceReader(actor) ? allowed : refused("forbidden", "refusal.role");
}

/** Who names its columns, for the whole district. */
export function maySetColumns(actor: ActorFacts): Verdict {
  return actor.role === "district_org" ? allowed : refused("forbidden", "refusal.role");
}
