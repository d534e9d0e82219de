import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import {
  committeeStates,
  housingKinds,
  propertyStatuses,
  type CommitteeState,
  type HousingKind,
  type PropertyStatus,
} from "../rules/estates";

export interface GridEstate {
  id: string;
  name: string;
  housing: HousingKind;
  households: number | null;
  status: PropertyStatus;
  company: string | null;
  committee: CommitteeState;
}

/** The estates of a grid worker's own grid; the function says which. One statement. */
export async function gridEstates({ tx }: Scope): Promise<GridEstate[]> {
  const rows = await tx.$queryRaw<
    {
      id: string;
      name: string;
      housing: string;
      households: number | null;
      status: string;
      company_name: string | null;
      committee: string;
    }[]
  >`select id::text, name, housing, households, status, company_name, committee from sec.grid_estates()`;
  return rows.map(({ company_name: company, ...row }) => ({
    ...row,
    company,
    housing: housingKinds.find((one) => one === row.housing) ?? "mixed",
    status: propertyStatuses.find((one) => one === row.status) ?? "unmanaged",
    committee: committeeStates.find((one) => one === row.committee) ?? "none",
  }));
}
