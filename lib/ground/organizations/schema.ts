import { day, id, phone, typedLine, version } from "@/lib/platform/core/form-fields";
import { z } from "zod";

const facts = {
  name: typedLine(60, 2),
  shortName: typedLine(20),
  phone: phone.optional(),
  /** A leader signs before a result leaves. */
  signOff: z.enum(["on"]).optional(),
};

/** A department or utility of the district, or of the street `areaId`. */
export const addDepartmentInput = z.strictObject({ areaId: id, ...facts });
export const editOrganizationInput = z.strictObject({ id, version, ...facts });
/** The last day in force. */
export const endOrganizationInput = z.strictObject({ id, version, on: day });

export const organizationKinds = ["department", "office", "unit"] as const;
export type OrganizationKind = (typeof organizationKinds)[number];
export const organizationKind = z.enum(organizationKinds);

/** One organization in the register. */
export interface OrganizationRow {
  id: string;
  kind: OrganizationKind;
  name: string;
  shortName: string;
  phone: string | null;
  signOff: boolean;
  version: number;
  validTo: string | null;
  areaName: string;
  /** Whether the administrator's own range covers it. */
  editable: boolean;
}

export interface OrganizationPage {
  rows: OrganizationRow[];
  /** Where the next page begins. */
  next: string | null;
  /** Areas in which the administrator may set up a department. */
  places: { id: string; name: string }[];
  today: string;
}

/** One organization to choose. */
export interface OrganizationOption {
  id: string;
  name: string;
  kind: OrganizationKind;
}
