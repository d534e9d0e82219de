import { composition, type CompositionRule, type SeatRanges } from "./composition";
import type { ImportLine } from "./import-line";
import type { PlannedSeat, UnitFound } from "./import-state";
import type { HolderRole } from "./seats";

export function roleOf({ role }: ImportLine): HolderRole {
  return role ?? "holder";
}

export function sameUnit(one: UnitFound, other: UnitFound): boolean {
  if (one.state === "new" || other.state === "new") {
    return one.state === other.state && one.name === other.name;
  }
  return one.id === other.id;
}

/** Who fills a seat in this role when everything is written; null = nobody. */
export function sitting(seat: PlannedSeat, role: HolderRole): string | null {
  const left = new Set(
    seat.changes.filter(({ end }) => end !== undefined).map(({ holderId }) => holderId),
  );
  const known = seat.known.find(
    (holder) => holder.inForce && holder.role === role && !left.has(holder.id),
  );
  const appointed = seat.appointed.find(
    ({ line }) => roleOf(line) === role && line.endedOn === null,
  );
  return known?.name ?? appointed?.line.name ?? null;
}

/** A phone is one person's within a council; who has left has given it up. Tells the rows that have one twice. */
export function phonesTwice(seats: readonly PlannedSeat[]): ImportLine[] {
  const seen = new Set<string>();
  for (const { known, changes } of seats) {
    for (const { id, inForce, phoneKey } of known) {
      const change = changes.find(({ holderId }) => holderId === id);
      const keeps = inForce && change?.end === undefined && change?.phone === undefined;
      if (keeps && phoneKey !== null) seen.add(phoneKey);
    }
  }
  const given = seats.flatMap(({ appointed, changes }) => [
    ...appointed,
    ...changes.flatMap(({ found }) => (found === undefined ? [] : [found])),
  ]);
  return given.flatMap(({ line, phoneKey }) => {
    if (phoneKey === null || line.endedOn !== null) return [];
    const twice = seen.has(phoneKey);
    seen.add(phoneKey);
    return twice ? [line] : [];
  });
}

/** What would be missing by the rules of the composition: said, and no reason to refuse. */
export function unmetRules(
  planned: readonly PlannedSeat[],
  { isNew, ranges }: { isNew: boolean; ranges: SeatRanges | null },
): CompositionRule[] {
  const seats = planned.map((seat) => ({
    kind: seat.kind,
    filled: sitting(seat, "holder") !== null,
    hasPaper: true,
    unitOpen: seat.unit.state !== "closed",
  }));
  // A new council has both of these from the start, empty where no row says otherwise.
  const usual = (["secretary", "full_time"] as const)
    .filter((kind) => isNew && !seats.some((seat) => seat.kind === kind))
    .map((kind) => ({ kind, filled: false, hasPaper: true, unitOpen: true }));
  return composition([...seats, ...usual], ranges)
    .filter(({ met }) => !met)
    .map(({ rule }) => rule);
}
