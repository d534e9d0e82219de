import { rate, type Rate, type RateSettings } from "./figures";

/** What is counted of the orders sent to a unit that are due in the period. */
export const orderCounts = [
  "sent",
  "returned",
  "toAccept",
  "acceptedInTime",
  "handled",
  "contactedInTime",
  "due",
  "inTime",
  "charged",
  "resolved",
  "redone",
  "closed",
  "closedInTime",
  "urgent",
  "urgentClosed",
  "partsDue",
  "partsInTime",
  "rated",
  "solved",
  "satisfied",
  "basically",
  "wrong",
  "allSent",
  "excluded",
  "corrected",
] as const;
/** Of the call-backs of the period about its orders, and of the whistle calls it was to answer. */
export const callCounts = ["called", "reached"] as const;
export const whistleCounts = ["summoned", "arrivedInTime"] as const;

export type OrderCount = (typeof orderCounts)[number];
export type CallCount = (typeof callCounts)[number];
export type WhistleCount = (typeof whistleCounts)[number];
export type UnitCount = OrderCount | CallCount | WhistleCount;
export type UnitCounts = Readonly<Record<UnitCount, number>>;

export const unitCounts: readonly UnitCount[] = [...orderCounts, ...callCounts, ...whistleCounts];

export const noCounts: UnitCounts = {
  sent: 0,
  returned: 0,
  toAccept: 0,
  acceptedInTime: 0,
  handled: 0,
  contactedInTime: 0,
  due: 0,
  inTime: 0,
  charged: 0,
  resolved: 0,
  redone: 0,
  closed: 0,
  closedInTime: 0,
  urgent: 0,
  urgentClosed: 0,
  partsDue: 0,
  partsInTime: 0,
  rated: 0,
  solved: 0,
  satisfied: 0,
  basically: 0,
  wrong: 0,
  allSent: 0,
  excluded: 0,
  corrected: 0,
  called: 0,
  reached: 0,
  summoned: 0,
  arrivedInTime: 0,
};

export function addCounts(a: UnitCounts, b: Partial<UnitCounts>): UnitCounts {
  const sum = { ...a };
  for (const name of unitCounts) sum[name] += b[name] ?? 0;
  return sum;
}

export function isUnitCount(text: string): text is UnitCount {
  return Object.hasOwn(noCounts, text);
}

interface Figure {
  /** The cases above the line, and those below it. */
  readonly parts: readonly UnitCount[];
  readonly of: UnitCount;
}

/** The figures of a unit (DOMAIN §2.11), each over its own cases. */
export const unitFigures = {
  accepted: { parts: ["acceptedInTime"], of: "toAccept" },
  contacted: { parts: ["contactedInTime"], of: "handled" },
  onTime: { parts: ["inTime"], of: "due" },
  partOnTime: { parts: ["partsInTime"], of: "partsDue" },
  returned: { parts: ["returned"], of: "sent" },
  redone: { parts: ["redone"], of: "resolved" },
  closed: { parts: ["closed"], of: "handled" },
  closedInTime: { parts: ["closedInTime"], of: "handled" },
  urgentClosed: { parts: ["urgentClosed"], of: "urgent" },
  reached: { parts: ["reached"], of: "called" },
  arrived: { parts: ["arrivedInTime"], of: "summoned" },
  resolution: { parts: ["solved"], of: "rated" },
  satisfaction: { parts: ["satisfied", "basically"], of: "rated" },
  // Of the desk that sends, so that it is measured too (DOMAIN §2.8, 4).
  wrong: { parts: ["wrong"], of: "allSent" },
} as const satisfies Record<string, Figure>;

export type UnitFigure = keyof typeof unitFigures;

export function unitFigure(name: UnitFigure): Figure {
  return unitFigures[name];
}

/** The table of units is too wide for one look: what was done with the orders, and what came of it. */
export const unitViews = {
  handling: ["accepted", "contacted", "onTime", "partOnTime", "returned", "redone", "arrived"],
  outcome: [
    "closed",
    "closedInTime",
    "urgentClosed",
    "reached",
    "resolution",
    "satisfaction",
    "composite",
  ],
} as const satisfies Record<string, readonly (UnitFigure | "composite")[]>;

export const unitViewNames = ["handling", "outcome"] as const satisfies (keyof typeof unitViews)[];
export type UnitView = (typeof unitViewNames)[number];

/** In percent, together 100: setting `rates.weights`. */
export interface Weights {
  readonly response: number;
  readonly resolution: number;
  readonly satisfaction: number;
}

export interface UnitSettings extends RateSettings {
  readonly weights: Weights;
}

export function unitRate(name: UnitFigure, counts: UnitCounts, settings: RateSettings): Rate {
  if (name !== "satisfaction") {
    const { parts, of } = unitFigure(name);
    return rate(
      parts.reduce((sum, part) => sum + counts[part], 0),
      counts[of],
      settings,
    );
  }
  const pleased = counts.satisfied + settings.basicWeight * counts.basically;
  return rate(pleased, counts.rated, settings);
}

/** What the composite is made of, in the order in which it is written out. */
export const compositeParts = [
  ["response", "contacted"],
  ["resolution", "resolution"],
  ["satisfaction", "satisfaction"],
] as const satisfies readonly (readonly [keyof Weights, UnitFigure])[];

/**
 * 综合, from 0 to 1: the three rates by their weights (DOMAIN §2.11). None where one of them has too
 * few cases: two thirds of a sum would be another figure.
 */
export function composite(counts: UnitCounts, settings: UnitSettings): number | null {
  let sum = 0;
  for (const [weight, name] of compositeParts) {
    const { share } = unitRate(name, counts, settings);
    if (share === null) return null;
    sum += (settings.weights[weight] / 100) * share;
  }
  return sum;
}
