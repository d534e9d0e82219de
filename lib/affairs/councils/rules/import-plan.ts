import { refusedRow } from "@/lib/ground/imports/rules/sheet";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { rangesFor, seatFault, type SeatRanges } from "./composition";
import { lineFault, type ImportColumn, type ImportLine } from "./import-line";
import { changesOfKnown, endsBefore, knownHolder } from "./import-holders";
import { phonesTwice, roleOf, sameUnit, sitting, unmetRules } from "./import-seats";
import type { CouncilPlan, CouncilState, FoundLine, PlannedSeat } from "./import-state";
import { firstTermFault, lastDayOf } from "./terms";

/**
 * What the rows of one council would change: pure, so that the trial and the writing reckon the same. With any
 * advice that refuses a row nothing of the council is written.
 */
export function planCouncil(
  state: CouncilState,
  lines: readonly FoundLine[],
  { ranges: given, today }: { ranges: SeatRanges; today: IsoDate },
): CouncilPlan {
  const plan = new Planning(state, rangesFor(state.level, given), today);
  plan.facts(lines);
  plan.people(lines);
  return plan.result(lines);
}

class Planning {
  readonly #state: CouncilState;
  readonly #ranges: SeatRanges | null;
  readonly #today: IsoDate;
  readonly #advice: RowAdvice[] = [];
  readonly #seats: PlannedSeat[];
  readonly #verdicts = new Map<number, "fresh" | "changed" | "same">();
  readonly #vacant = new Set<PlannedSeat>();
  #setUp: CouncilPlan["setUp"] = null;
  #term: { startsOn: IsoDate; endsOn: IsoDate } | null = null;

  constructor(state: CouncilState, ranges: SeatRanges | null, today: IsoDate) {
    this.#state = state;
    this.#ranges = ranges;
    this.#today = today;
    this.#seats = (state.council?.seats ?? []).map(
      ({ id, kind, function: use, organizationId, organizationName, holders }) => ({
        id,
        kind,
        function: use,
        unit: { state: "open", id: organizationId, name: organizationName },
        known: holders,
        appointed: [],
        empty: [],
        changes: [],
      }),
    );
  }

  /** The council and its term: there as the rows say, or set up with what the first of them says. */
  facts(lines: readonly FoundLine[]): void {
    const { council } = this.#state;
    const [first] = lines;
    if (first === undefined) return;
    if (council === null) {
      this.#setUpFrom(first.line, lines);
      return;
    }
    this.#term = council.term;
    for (const { line } of lines) {
      if (line.council !== council.name) {
        this.#refuse(line, "council", "councilImport.councilNamed", { name: council.name });
      }
      if (council.term === null) {
        this.#refuse(line, "term", "council.noTerm");
        continue;
      }
      const { number, startsOn, endsOn } = council.term;
      if (line.establishedOn !== null && line.establishedOn !== council.establishedOn) {
        this.#refuse(line, "establishedOn", "councilImport.kept", { kept: council.establishedOn });
      }
      if (line.term !== null && line.term !== number) {
        this.#refuse(line, "term", "councilImport.otherTerm", { number });
      }
      if (line.startsOn !== null && line.startsOn !== startsOn) {
        this.#refuse(line, "startsOn", "councilImport.kept", { kept: startsOn });
      }
      if (line.endsOn !== null && line.endsOn !== endsOn) {
        this.#refuse(line, "endsOn", "councilImport.kept", { kept: endsOn });
      }
    }
  }

  #setUpFrom(first: ImportLine, lines: readonly FoundLine[]): void {
    const { establishedOn, startsOn } = first;
    if (this.#state.office === null) this.#refuse(first, "place", "councilImport.noOffice");
    for (const { line } of lines.slice(1)) {
      for (const column of ["council", "establishedOn", "term", "startsOn", "endsOn"] as const) {
        if (line[column] !== null && line[column] !== first[column]) {
          this.#refuse(line, column, "councilImport.differs", { row: first.row });
        }
      }
    }
    if (establishedOn === null) this.#refuse(first, "establishedOn", "councilImport.setUpMissing");
    if (startsOn === null) this.#refuse(first, "startsOn", "councilImport.setUpMissing");
    if (establishedOn === null || startsOn === null) return;
    const endsOn = first.endsOn ?? lastDayOf(startsOn);
    const wrong = firstTermFault({ establishedOn, startsOn, endsOn }, this.#today);
    if (wrong !== null) {
      this.#refuse(first, wrong.field, wrong.key);
      return;
    }
    if (first.term === 0) this.#refuse(first, "term", "imports.number");
    this.#term = { startsOn, endsOn };
    const number = first.term ?? 1;
    this.#setUp = { name: first.council, establishedOn, number, startsOn, endsOn };
  }

  /** Whoever is known first, then who has left, then who sits there now, and the empty seats at the end. */
  people(lines: readonly FoundLine[]): void {
    const left: FoundLine[] = [];
    for (const found of lines) {
      const wrong = lineFault(found.line, this.#today);
      if (wrong !== null) this.#refuse(found.line, wrong.column, wrong.key);
      else if (!this.#known(found)) left.push(found);
    }
    const gone = left.filter(({ line }) => line.endedOn !== null);
    const now = left.filter(({ line }) => line.name !== null && line.endedOn === null);
    const empty = left.filter(({ line }) => line.name === null);
    for (const found of gone) this.#appoint(found);
    for (const role of ["holder", "substitute"] as const) {
      for (const found of now) if (roleOf(found.line) === role) this.#appoint(found);
    }
    for (const found of empty) this.#vacancy(found);
    for (const seat of this.#seats) this.#order(seat);
    for (const line of phonesTwice(this.#seats)) this.#refuse(line, "phone", "council.phoneTaken");
  }

  /** Somebody who is there already: the same, changed, or said differently. */
  #known(found: FoundLine): boolean {
    const { line, unit } = found;
    if (line.name === null) return false;
    for (const seat of this.#seatsOf(found)) {
      const holder = knownHolder(seat.known, line, roleOf(line));
      if (holder === null) continue;
      const { changes, faults } = changesOfKnown(holder, line, found.phoneKey);
      for (const { column, key, values } of faults) this.#refuse(line, column, key, values);
      if (line.function !== null && line.function !== seat.function) {
        this.#refuse(line, "function", "councilImport.function");
      }
      if (unit.state === "new") this.#refuse(line, "unit", "imports.unit");
      seat.changes.push(...changes);
      this.#verdicts.set(line.row, changes.length === 0 ? "same" : "changed");
      return true;
    }
    return false;
  }

  /** Somebody new: on the seat of the unit that is free, or on one that is added. */
  #appoint(found: FoundLine): void {
    const { line, unit } = found;
    if (line.documentNo === null) {
      this.#refuse(line, "documentNo", "councilImport.documentMissing");
      return;
    }
    const { appointedOn } = line;
    const term = this.#term;
    if (term !== null && appointedOn !== null) {
      if (appointedOn < term.startsOn || appointedOn > term.endsOn) {
        this.#refuse(line, "appointedOn", "field.outsideTerm");
        return;
      }
    }
    const role = roleOf(line);
    const seats = this.#seatsOf(found);
    const free =
      line.endedOn === null ? seats.find((seat) => sitting(seat, role) === null) : seats[0];
    if (free === undefined && seats[0] !== undefined && role === "substitute") {
      this.#refuse(line, "role", "councilImport.secondSubstitute");
      return;
    }
    const seat = free ?? this.#add(found, seats);
    if (seat === null) return;
    if (line.endedOn === null && unit.state === "closed") {
      this.#refuse(line, "unit", "council.unitClosed");
      return;
    }
    if (line.function !== null && line.function !== seat.function) {
      this.#refuse(line, "function", "councilImport.function");
    }
    seat.appointed.push(found);
    this.#verdicts.set(line.row, "fresh");
  }

  /** An empty seat: there and empty, or added. */
  #vacancy(found: FoundLine): void {
    const seats = this.#seatsOf(found);
    const free = seats.find((seat) => sitting(seat, "holder") === null && !this.#vacant.has(seat));
    const unique = found.line.seat !== "deputy" && found.line.seat !== "full_time";
    if (free === undefined && unique && seats.length > 0) {
      this.#refuse(found.line, "name", "councilImport.notEmpty");
      return;
    }
    const seat = free ?? this.#add(found, seats);
    if (seat === null) return;
    this.#vacant.add(seat);
    seat.empty.push(found);
    this.#verdicts.set(found.line.row, free === undefined || seat.id === null ? "fresh" : "same");
  }

  #add(found: FoundLine, seats: readonly PlannedSeat[]): PlannedSeat | null {
    const { line, unit } = found;
    const kind = line.seat ?? "part_time";
    const taken = seats.map((seat) => sitting(seat, roleOf(line))).find((name) => name !== null);
    if (unit.state === "closed") {
      this.#refuse(line, "unit", "field.unitClosed");
      return null;
    }
    if (taken !== undefined && taken !== null && kind !== "deputy" && kind !== "full_time") {
      this.#refuse(line, "name", "councilImport.filledBy", { name: taken });
      return null;
    }
    const wrong = seatFault(kind, this.#seats, this.#ranges);
    if (wrong !== null) {
      this.#refuse(line, "seat", wrong);
      return null;
    }
    const seat: PlannedSeat = {
      id: null,
      kind,
      function: line.function ?? "general",
      unit,
      known: [],
      appointed: [],
      empty: [],
      changes: [],
    };
    this.#seats.push(seat);
    return seat;
  }

  /** The seats of this kind that belong to the row's unit; one kind may have several of one unit. */
  #seatsOf({ line, unit }: FoundLine): PlannedSeat[] {
    const several = line.seat === "deputy" || line.seat === "full_time";
    const use = line.function ?? "general";
    return this.#seats.filter(
      (seat) =>
        seat.kind === line.seat && sameUnit(seat.unit, unit) && (!several || seat.function === use),
    );
  }

  /** One after the other: nobody is appointed before the one before has left. */
  #order(seat: PlannedSeat): void {
    for (const role of ["holder", "substitute"] as const) {
      for (const { line } of seat.appointed) {
        if (roleOf(line) !== role) continue;
        const other = endsBefore(seat, line, role);
        if (other !== null)
          this.#refuse(line, "appointedOn", "councilImport.overlap", { name: other });
      }
    }
  }

  #refuse(
    line: ImportLine,
    column: ImportColumn,
    key: string,
    values: RowAdvice["values"] = {},
  ): void {
    const value = line[column];
    const shown = value === null ? "" : String(value);
    this.#advice.push(refusedRow(line.row, column, shown, key, values));
  }

  result(lines: readonly FoundLine[]): CouncilPlan {
    const refused = this.#advice.some(({ tone }) => tone === "refused");
    const [first] = lines;
    const moves = [...this.#verdicts.values()].some((verdict) => verdict !== "same");
    if (!refused && moves && first !== undefined) {
      const { row, council: value } = first.line;
      const unmet = unmetRules(this.#seats, { isNew: this.#setUp !== null, ranges: this.#ranges });
      this.#advice.push(
        ...unmet.map((rule) => ({
          row,
          column: "council",
          value,
          reason: `councilImport.unmet.${rule}`,
          values: {},
          tone: "noted" as const,
        })),
      );
    }
    return {
      setUp: this.#setUp,
      seats: this.#seats,
      verdicts: this.#verdicts,
      advice: this.#advice,
    };
  }
}
