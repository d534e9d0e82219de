import "server-only";
import {
  typesOf,
  unitGroups,
  unitTypes,
  type UnitGroup,
  type UnitType,
} from "@/lib/ground/units/rules/types";
import type { Scope } from "@/lib/platform/db/scope";
import {
  coverageRates,
  coverages,
  ratedGroup,
  unitGaps,
  type Coverage,
  type CoverageRates,
  type UnitGap,
} from "../rules/coverage";
import type { GroupFigures, UnitFilter } from "../schema";
import { found, gapCondition, isTarget, todayOf, unitsWithin } from "./condition";

export interface UnitFigures {
  /** In the register and not deregistered: those that operate, and those that do not. */
  open: number;
  operating: number;
  idle: number;
  closed: number;
  types: Readonly<Record<UnitType, number>>;
  groups: Readonly<Record<UnitGroup, GroupFigures>>;
  all: GroupFigures;
  /** Of 两新组织 alone, as §6.5 has it. */
  rates: CoverageRates;
  /** Of the 摸排对象 alone. */
  target: { count: number; rates: CoverageRates };
}

/** One heap of units that are alike in everything that is counted. */
interface Heap {
  type: string;
  operating: boolean;
  closed: boolean;
  target: boolean;
  coverage: string;
  blind: boolean;
  uncovered: boolean;
  unseated: boolean;
  unreported: boolean;
  silent: boolean;
  n: number;
}

/**
 * The coverage of a place: screens and proofs read it here. Shells that were deregistered are in no figure but their
 * own; rates are of units that operate (DOMAIN §6.5). With a text or a building, of what they find alone. One statement.
 */
export async function figuresOf(
  scope: Scope,
  within: string | null,
  narrowed: Pick<UnitFilter, "text" | "hostId"> = {},
): Promise<UnitFigures> {
  const today = todayOf(scope);
  const heaps = await scope.tx.$queryRaw<Heap[]>`
    select type, operating, closed, target, coverage, blind, uncovered, unseated, unreported, silent, count(*)::int as n
    from (select p.type, p.operating, p.closed_on is not null as closed, coalesce(${isTarget}, false) as target, s.coverage,
        ${gapCondition("blind", today)} as blind, ${gapCondition("uncovered", today)} as uncovered,
        ${gapCondition("unseated", today)} as unseated, ${gapCondition("unreported", today)} as unreported,
        ${gapCondition("silent", today)} as silent
      from ${unitsWithin(scope, within, today)} ${found(narrowed)}) u
    group by type, operating, closed, target, coverage, blind, uncovered, unseated, unreported, silent`;
  const open = heaps.filter(({ closed }) => !closed);
  const operating = open.filter((heap) => heap.operating);
  const targets = operating.filter(({ target }) => target);
  const groups = record(unitGroups, (group) =>
    groupFigures(operating.filter(({ type }) => typesOf[group].some((one) => one === type))),
  );
  return {
    open: sum(open),
    operating: sum(operating),
    idle: sum(open.filter((heap) => !heap.operating)),
    closed: sum(heaps.filter(({ closed }) => closed)),
    types: record(unitTypes, (type) => sum(open.filter((heap) => heap.type === type))),
    groups,
    all: groupFigures(operating),
    rates: groups[ratedGroup].rates,
    target: { count: sum(targets), rates: groupFigures(targets).rates },
  };
}

function groupFigures(heaps: readonly Heap[]): GroupFigures {
  const coverage = record(coverages, (one: Coverage) =>
    sum(heaps.filter((heap) => heap.coverage === one)),
  );
  return {
    operating: sum(heaps),
    coverage,
    rates: coverageRates(coverage),
    gaps: record(unitGaps, (gap: UnitGap) => sum(heaps.filter((heap) => heap[gap]))),
  };
}

function sum(heaps: readonly Heap[]): number {
  return heaps.reduce((total, { n }) => total + n, 0);
}

function record<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value>;
function record(
  keys: readonly string[],
  valueOf: (key: string) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)]));
}
