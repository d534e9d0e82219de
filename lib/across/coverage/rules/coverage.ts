import type { UnitGroup, UnitType } from "@/lib/ground/units/rules/types";

/** How the Party's work reaches a unit (DOMAIN §6.5); each counts once, by the strongest. */
export const coverages = ["own", "joint", "adviser", "none"] as const;
export type Coverage = (typeof coverages)[number];

/** What a rate counts, beside the single ones: organization = own or joint, work = by anything. */
export const reaches = [...coverages, "organization", "work"] as const;
export type Reach = (typeof reaches)[number];

/** 两新组织: the rates of §6.5 are theirs; the same rates of the others stand beside. */
export const ratedGroup = "new_sector" as const satisfies UnitGroup;

/** 摸排对象 (§6.5): so many on the staff at least, with fixed premises and in operation; other types are none. */
export const targetStaff = {
  private_enterprise: 10,
  social_organization: 30,
} as const satisfies Partial<Record<UnitType, number>>;

/**
 * 盲点 (§10 row 5.7): blind = no coverage, no seat in a council and no check-in; the others say what of these is
 * missing, and that nobody has been in contact for half a year.
 */
export const unitGaps = ["blind", "uncovered", "unseated", "unreported", "silent"] as const;
export type UnitGap = (typeof unitGaps)[number];

/** After so many days without a contact a unit is spoken of. */
export const silentDays = 180;

/** So many of the operating units are reached how. */
export type CoverageCounts = Readonly<Record<Coverage, number>>;

/** A rate as its two numbers; without a denominator there is no rate, and never 0 %. */
export interface Rate {
  part: number;
  whole: number;
  /** Whole percent with one decimal place; null: nothing to divide by. */
  percent: number | null;
}

export interface CoverageRates {
  /** 组织覆盖率: own and joint. */
  organization: Rate;
  /** 单独组建率. */
  own: Rate;
  /** 工作覆盖率: with advisers. */
  work: Rate;
}

/** The formulas of §6.5: the whole is always the units of a kind that operate. */
export function coverageRates({ own, joint, adviser, none }: CoverageCounts): CoverageRates {
  const whole = own + joint + adviser + none;
  return {
    organization: rateOf(own + joint, whole),
    own: rateOf(own, whole),
    work: rateOf(own + joint + adviser, whole),
  };
}

function rateOf(part: number, whole: number): Rate {
  return { part, whole, percent: whole === 0 ? null : Math.round((part * 1000) / whole) / 10 };
}
