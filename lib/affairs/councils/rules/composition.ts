import type { CouncilLevel, SeatKind } from "./seats";

/** The district's numbers of seats (parameters joint.seats.*). */
export interface SeatRanges {
  readonly fullTimeMax: number;
  readonly partTimeMin: number;
  readonly partTimeMax: number;
}

interface SeatFacts {
  readonly kind: SeatKind;
  readonly filled: boolean;
  /** Who fills it was appointed by a paper with a number; true for an empty seat. */
  readonly hasPaper: boolean;
  /** The organization is still there. */
  readonly unitOpen: boolean;
}

/** The rules of DOMAIN §5.1, in the order in which they are shown. */
export const compositionRules = [
  "secretary",
  "firstSecretary",
  "fullTime",
  "partTime",
  "papers",
  "units",
] as const;
export type CompositionRule = (typeof compositionRules)[number];

export interface RuleShown {
  rule: CompositionRule;
  met: boolean;
  seats: number;
  filled: number;
}

/** The ranges are those of a 大工委 or 大党委; a district's joint council has as many members as it needs. */
export function rangesFor(level: CouncilLevel, ranges: SeatRanges): SeatRanges | null {
  return level === "district" ? null : ranges;
}

/** How a council stands against each rule; what is not met is for people to mend, nothing follows from it. */
export function composition(seats: readonly SeatFacts[], ranges: SeatRanges | null): RuleShown[] {
  const of = (kind: SeatKind) => seats.filter((seat) => seat.kind === kind);
  const filled = (list: readonly SeatFacts[]) => list.filter((seat) => seat.filled).length;
  const shown = (rule: CompositionRule, list: readonly SeatFacts[], met: boolean): RuleShown => ({
    rule,
    met,
    seats: list.length,
    filled: filled(list),
  });
  const [secretary, first] = [of("secretary"), of("first_secretary")];
  const [full, part] = [of("full_time"), of("part_time")];
  const held = seats.filter((seat) => seat.filled);
  const papers = held.filter((seat) => seat.hasPaper);
  const open = seats.filter((seat) => seat.unitOpen);
  return [
    shown("secretary", secretary, secretary.length === 1 && filled(secretary) === 1),
    shown("firstSecretary", first, first.length <= 1),
    ...(ranges === null
      ? []
      : [
          shown("fullTime", full, filled(full) >= 1 && full.length <= ranges.fullTimeMax),
          shown(
            "partTime",
            part,
            filled(part) >= ranges.partTimeMin && part.length <= ranges.partTimeMax,
          ),
        ]),
    {
      rule: "papers",
      met: papers.length === held.length,
      seats: held.length,
      filled: papers.length,
    },
    { rule: "units", met: open.length === seats.length, seats: seats.length, filled: open.length },
  ];
}

/** Why no further seat of this kind may be added; null = it may. */
export function seatFault(
  kind: SeatKind,
  seats: readonly { kind: SeatKind }[],
  ranges: SeatRanges | null,
): string | null {
  const count = seats.filter((seat) => seat.kind === kind).length;
  switch (kind) {
    case "secretary":
      return count > 0 ? "council.secondSecretary" : null;
    case "first_secretary":
      return count > 0 ? "council.secondFirst" : null;
    case "full_time":
      return ranges !== null && count >= ranges.fullTimeMax ? "council.fullTimeFull" : null;
    case "part_time":
      return ranges !== null && count >= ranges.partTimeMax ? "council.partTimeFull" : null;
    case "deputy":
      return null;
  }
}

/** Why this seat may not be closed: a council has a secretary, and somebody in full-time. */
export function closingFault(
  kind: SeatKind,
  seats: readonly { kind: SeatKind }[],
  level: CouncilLevel,
): string | null {
  if (kind === "secretary") return "council.lastSecretary";
  const count = seats.filter((seat) => seat.kind === kind).length;
  return kind === "full_time" && level !== "district" && count <= 1 ? "council.lastFullTime" : null;
}
