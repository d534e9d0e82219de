/** What is needed and given: 场地, 人才, 资金, 技能 (DOMAIN §5.4). */
export const kinds = ["venue", "people", "funds", "skills"] as const;
export type Kind = (typeof kinds)[number];

export const levels = ["district", "street", "community"] as const;
export type Level = (typeof levels)[number];

export const priorities = ["normal", "soon", "urgent"] as const;
export type Priority = (typeof priorities)[number];

export const needStatuses = ["open", "claimed", "met", "withdrawn"] as const;
export type NeedStatus = (typeof needStatuses)[number];

export const resourceStatuses = ["offered", "claimed", "used", "withdrawn"] as const;
export type ResourceStatus = (typeof resourceStatuses)[number];

/** 结对类型 (DOMAIN §10, row 3.10): 村居, 企居, 校居, 社居, 园居, 居居. */
export const pairings = ["village", "company", "school", "society", "park", "community"] as const;
export type Pairing = (typeof pairings)[number];

/** What is shipped of 六联 (row 3.2) and 七联 (rows 4.11, 4.35): rules/dimensions.ts has what a district makes of it. */
export const sixTags = [
  "six.party",
  "six.governance",
  "six.civility",
  "six.charity",
  "six.culture",
  "six.people",
] as const;
export const sevenTags = [
  "seven.carriers",
  "seven.facilities",
  "seven.education",
  "seven.security",
  "seven.charity",
  "seven.hygiene",
  "seven.culture",
] as const;

export interface Fault {
  field: string;
  key: string;
}

interface Entry {
  readonly kind: Kind;
  readonly amount?: number | undefined;
}

/** Yuan as people type them, and the most that is kept of them, in fen. */
export const amountPattern = /^\d+(\.\d{1,2})?$/;
export const amountMost = 99_999_999_999;

/** Money has an amount, and nothing else has one. */
export function amountFault({ kind, amount }: Entry, needed: boolean): Fault | null {
  if (kind !== "funds") {
    return amount === undefined ? null : { field: "amount", key: "field.amountNone" };
  }
  return needed && amount === undefined ? { field: "amount", key: "field.required" } : null;
}

/** A mobile number: what is told to the whole district is an office's telephone, nobody's own (DOMAIN §11.2, P3). */
export function hasMobile(text: string): boolean {
  return /(?:^|\D)(?:\+?86)?1[3-9]\d{9}(?!\d)/.test(text.replace(/[\s-]/g, ""));
}

/** From a day until a day that is not before it. */
export function daysFault(
  from: string | undefined,
  until: string | undefined,
  field: string,
): Fault | null {
  return from !== undefined && until !== undefined && until < from
    ? { field, key: "field.endBefore" }
    : null;
}

const dayMs = 86_400_000;

/** A time ends after it begins, and lasts a month at the most (epoch ms). */
export function timeFault(from: number, until: number): Fault | null {
  if (until <= from) return { field: "endsAt", key: "field.endBefore" };
  return until - from > 31 * dayMs ? { field: "endsAt", key: "field.timeLong" } : null;
}

/** What is needed is needed from today on. */
export function pastFault(until: string | undefined, today: string): Fault | null {
  return until !== undefined && until < today
    ? { field: "wantedUntil", key: "field.dayPast" }
    : null;
}

/** What is wanted until a day that is over is not wanted any more. */
export function isPast({ until }: { readonly until: string | null }, today: string): boolean {
  return until !== null && until < today;
}
