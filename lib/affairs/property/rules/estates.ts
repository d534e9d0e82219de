import { dayNumberOf, type IsoDate } from "@/lib/platform/core/calendar-day";

/** 住房类型. */
export const housingKinds = [
  "commercial",
  "old",
  "resettlement",
  "public",
  "dormitory",
  "mixed",
] as const;
export type HousingKind = (typeof housingKinds)[number];

/** 物业状态: a company, the owners themselves, or nobody (DOMAIN §7.5). */
export const propertyStatuses = ["company", "self_managed", "unmanaged"] as const;
export type PropertyStatus = (typeof propertyStatuses)[number];

/** 业主委员会: none, under preparation (or an interim property committee), standing until a day. */
export const committeeStates = ["none", "preparing", "standing"] as const;
export type CommitteeState = (typeof committeeStates)[number];

export const closeReasons = ["demolished", "merged", "mistake"] as const;
export type CloseReason = (typeof closeReasons)[number];

/** What is wrong with what was typed of an estate: the field and the key of its advice. */
export interface Fault {
  field: string;
  key: string;
}

interface CommitteeFacts {
  readonly committee: CommitteeState;
  readonly committeeUntil?: IsoDate | undefined;
}

/** A committee that stands has a term; one that does not has none. */
export function committeeFault({ committee, committeeUntil }: CommitteeFacts): Fault | null {
  if (committee === "standing") {
    return committeeUntil === undefined ? { field: "committeeUntil", key: "field.required" } : null;
  }
  return committeeUntil === undefined
    ? null
    : { field: "committeeUntil", key: "field.committeeNone" };
}

interface ManagementFacts {
  readonly mode: PropertyStatus;
  readonly companyId?: string | undefined;
  readonly startsOn: IsoDate;
  readonly contractUntil?: IsoDate | undefined;
}

/** 谁在管: from a day that has come, after the one before; a company by name, its contract after its begin. */
export function managementFault(
  { mode, companyId, startsOn, contractUntil }: ManagementFacts,
  { today, after }: { readonly today: IsoDate; readonly after: IsoDate | null },
): Fault | null {
  if (mode === "company" && companyId === undefined) {
    return { field: "companyId", key: "field.choose" };
  }
  if (mode !== "company" && companyId !== undefined) {
    return { field: "companyId", key: "field.companyNone" };
  }
  if (startsOn > today) return { field: "startsOn", key: "field.dayAhead" };
  if (after !== null && startsOn <= after) return { field: "startsOn", key: "field.managedAfter" };
  if (contractUntil !== undefined && mode !== "company") {
    return { field: "contractUntil", key: "field.companyNone" };
  }
  if (contractUntil !== undefined && contractUntil <= startsOn) {
    return { field: "contractUntil", key: "field.contractAfter" };
  }
  return null;
}

/** So many days before its end a contract or a committee's term is spoken of. */
const soonDays = 90;

/** Whether a day is over or near; null = there is time, or there is no day. */
export function endOf(until: IsoDate | null, today: IsoDate): "over" | "soon" | null {
  if (until === null) return null;
  const left = (dayNumberOf(until) ?? 0) - (dayNumberOf(today) ?? 0);
  if (left < 0) return "over";
  return left <= soonDays ? "soon" : null;
}
