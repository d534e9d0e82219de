import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { hostTypes, type UnitType } from "./types";

/** What is wrong with what was typed of a unit: the field and the key of its advice. */
export interface Fault {
  field: string;
  key: string;
}

interface UnitFacts {
  readonly type: UnitType;
  readonly hostId?: string | undefined;
  readonly lookedOn: IsoDate;
  readonly staff?: number | undefined;
  readonly staffOn?: IsoDate | undefined;
  readonly contactName?: string | undefined;
  readonly contactPhone?: string | undefined;
}

/** What was seen was seen on a day that has come; a number has its day, a phone its name; a building has no host. */
export function factsFault(facts: UnitFacts, today: IsoDate): Fault | null {
  const { type, hostId, lookedOn, staff, staffOn, contactName, contactPhone } = facts;
  if (lookedOn > today) return { field: "lookedOn", key: "field.unitDayAhead" };
  if (staff !== undefined && staffOn === undefined)
    return { field: "staffOn", key: "field.required" };
  if (staff === undefined && staffOn !== undefined)
    return { field: "staff", key: "field.required" };
  if (staffOn !== undefined && staffOn > today)
    return { field: "staffOn", key: "field.unitDayAhead" };
  if (hostId !== undefined && isHost(type)) return { field: "hostId", key: "field.hostOfHost" };
  return contactPhone !== undefined && contactName === undefined
    ? { field: "contactName", key: "field.required" }
    : null;
}

export function isHost(type: string): boolean {
  return hostTypes.some((one) => one === type);
}

/** From a day that has come, to one that is not before it. */
export function adviserFault(
  { startsOn, endsOn }: { readonly startsOn: IsoDate; readonly endsOn?: IsoDate | undefined },
  today: IsoDate,
): Fault | null {
  if (startsOn > today) return { field: "startsOn", key: "field.unitDayAhead" };
  return endsOn !== undefined && endsOn < startsOn
    ? { field: "endsOn", key: "field.endsBefore" }
    : null;
}
