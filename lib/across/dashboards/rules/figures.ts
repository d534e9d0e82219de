import type { Measure } from "@/lib/affairs/tickets/rules/measures";

/** What the figures of one place are made of. */
export type Tally = Readonly<Record<Measure, number>>;

export const nothing: Tally = {
  open: 0,
  overdue: 0,
  registered: 0,
  answered: 0,
  closed: 0,
  excluded: 0,
  corrected: 0,
  due: 0,
  due_on_time: 0,
  contact_on_time: 0,
  rated: 0,
  solved: 0,
  satisfied: 0,
  basically: 0,
};

export function plus(a: Tally, b: Partial<Tally>): Tally {
  const sum = { ...a };
  for (const key of measures) sum[key] += b[key] ?? 0;
  return sum;
}

export function isNothing(tally: Tally): boolean {
  return measures.every((key) => tally[key] === 0);
}

const measures = [
  "open",
  "overdue",
  "registered",
  "answered",
  "closed",
  "excluded",
  "corrected",
  "due",
  "due_on_time",
  "contact_on_time",
  "rated",
  "solved",
  "satisfied",
  "basically",
] as const satisfies readonly Measure[];

/** The tenant's numbers for rates: settings `rates.minN` and `rates.basicSatisfiedWeight`. */
export interface RateSettings {
  readonly minN: number;
  readonly basicWeight: number;
}

/**
 * A share of `of` cases, or null when they are too few to say anything: a published rate of one late
 * case in seven has punished a unit before (DOMAIN §2.11), so it is shown nowhere (§2.13, 10).
 */
export interface Rate {
  readonly of: number;
  readonly share: number | null;
}

export interface Rates {
  readonly onTime: Rate;
  readonly response: Rate;
  readonly resolution: Rate;
  readonly satisfaction: Rate;
}

export type RateName = keyof Rates;

/** The four rates of DOMAIN §2.11, each over its own cases. */
export function ratesOf(tally: Tally, settings: RateSettings): Rates {
  const pleased = tally.satisfied + settings.basicWeight * tally.basically;
  return {
    onTime: rate(tally.due_on_time, tally.due, settings),
    response: rate(tally.contact_on_time, tally.due, settings),
    resolution: rate(tally.solved, tally.rated, settings),
    satisfaction: rate(pleased, tally.rated, settings),
  };
}

export function rate(part: number, of: number, { minN }: RateSettings): Rate {
  return { of, share: of === 0 || of < minN ? null : part / of };
}

/** What a rate counts: the cases above the line, and those below it. */
export const rateParts = {
  onTime: { parts: ["due_on_time"], of: "due" },
  response: { parts: ["contact_on_time"], of: "due" },
  resolution: { parts: ["solved"], of: "rated" },
  satisfaction: { parts: ["satisfied", "basically"], of: "rated" },
} as const satisfies Record<RateName, { parts: readonly Measure[]; of: Measure }>;

/** `93.1%`. One decimal: more would claim what some dozens of cases cannot know. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
