import type { UnitGroup, UnitType } from "@/lib/ground/units/rules/types";
import type { Coverage, CoverageRates, Reach, UnitGap } from "./rules/coverage";

/** What the register is looked at by; every part stands in the address. */
export interface UnitFilter {
  /** Part of a name or address, or a whole credit code. */
  text?: string | undefined;
  /** A street or community of the own range. */
  areaId?: string | undefined;
  /** A building or market: who is in it. */
  hostId?: string | undefined;
  /** What is registered at the place itself, without those below. */
  direct?: boolean | undefined;
  type?: UnitType | undefined;
  group?: UnitGroup | undefined;
  coverage?: Reach | undefined;
  gap?: UnitGap | undefined;
  /** Those that operate alone, or with false those that do not. */
  operating?: boolean | undefined;
  /** 摸排对象 (DOMAIN §6.5). */
  target?: boolean | undefined;
  /** Those that were deregistered instead of those that were not. */
  closed?: boolean | undefined;
  /** The unit after which the page begins, as `next` of the page before. */
  after?: string | undefined;
}

export interface UnitLine {
  id: string;
  name: string;
  place: string;
  type: UnitType;
  host: string | null;
  operating: boolean;
  staff: number | null;
  coverage: Coverage;
  seated: boolean;
  checkedIn: boolean;
  contactedOn: string | null;
  closedOn: string | null;
}

/** So many operating units, how they are reached, and what is missing with how many. */
export interface GroupFigures {
  operating: number;
  coverage: Readonly<Record<Coverage, number>>;
  rates: CoverageRates;
  gaps: Readonly<Record<UnitGap, number>>;
}

/** The places of a map with their blind spots. */
export interface BlindLayer {
  rows: {
    id: string;
    name: string;
    level: string;
    registered: number;
    operating: number;
    blind: number;
  }[];
  /** Of units that are registered at the place itself. */
  direct: number;
}
