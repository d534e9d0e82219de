import { refusedRow } from "@/lib/ground/imports/rules/sheet";
import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import { factFault } from "./facts";
import {
  columnOf,
  countOf,
  firstTerm,
  isBelow,
  isCountKnown,
  known,
  parentFacts,
  sameSet,
} from "./import-facts";
import { kindFrom, lineFault, type PartyColumn, type PartyLine } from "./import-line";
import type {
  Given,
  KnownParty,
  PartyChange,
  PartyLookups,
  PartyPlace,
  PartyPlan,
} from "./import-state";
import { fitsBelow, placesOf, type PartyKind } from "./kinds";

/**
 * What the rows would change, from the top down, so that a row may name one above it in the same file: pure, so that
 * the trial and the writing reckon the same. A row that is refused takes those below it along.
 */
export function planParty(
  lines: readonly PartyLine[],
  standing: readonly KnownParty[],
  look: PartyLookups,
  given: Given,
): PartyPlan {
  const plan = new Planning(standing, look, given);
  for (const line of lines) plan.take(line);
  return plan.result();
}

class Planning {
  readonly #look: PartyLookups;
  readonly #given: Given;
  readonly #known: KnownParty[];
  readonly #changes: PartyChange[] = [];
  readonly #advice: RowAdvice[] = [];
  readonly #verdicts = new Map<number, "fresh" | "changed" | "same">();
  readonly #refusedNames = new Set<string>();
  readonly #seen = new Set<string>();

  constructor(standing: readonly KnownParty[], look: PartyLookups, given: Given) {
    this.#known = [...standing];
    this.#look = look;
    this.#given = given;
  }

  take(line: PartyLine): void {
    const before = this.#advice.length;
    this.#read(line);
    if (this.#advice.length > before) this.#refusedNames.add(line.name);
  }

  #read(line: PartyLine): void {
    const kind = kindFrom(line);
    if (kind === null) {
      this.#refuse(line, "form", "partyImport.kind");
      return;
    }
    const area = this.#look.place(line.place);
    if (typeof area === "string") {
      this.#refuse(line, "place", area);
      return;
    }
    const key = `${area.id} ${line.name}`;
    if (this.#seen.has(key)) {
      this.#refuse(line, "name", "partyImport.twice");
      return;
    }
    this.#seen.add(key);
    const wrong = lineFault(line, kind, this.#given.today);
    if (wrong !== null) {
      this.#refuse(line, wrong.column, wrong.key);
      return;
    }
    const there = this.#known.find((one) => one.area.id === area.id && one.name === line.name);
    const parent = this.#parentOf(line, area, there ?? null);
    const mapped = this.#mapped(line, kind, area);
    if (parent === undefined || mapped === null) return;
    if (there === undefined) this.#setUp(line, { kind, area, parent, ...mapped });
    else this.#change(line, there, { kind, parent, ...mapped });
  }

  /** The one above: nearest by place among those of this name; undefined = refused. */
  #parentOf(
    line: PartyLine,
    area: PartyPlace,
    there: KnownParty | null,
  ): KnownParty | null | undefined {
    if (line.parent === "") {
      if (there !== null) return there.parent;
      if (this.#given.whole) return null;
      this.#refuse(line, "parent", "party.setUpAbove");
      return undefined;
    }
    const named = this.#known.filter(({ name }) => name === line.parent);
    const above = named.filter((one) => area.path.startsWith(one.area.path) && one !== there);
    const nearest = above.toSorted((a, b) => b.area.path.length - a.area.path.length);
    const [found, second] = nearest;
    if (found !== undefined && second?.area.path !== found.area.path) return found;
    if (found !== undefined) this.#refuse(line, "parent", "partyImport.parentSeveral");
    else if (this.#refusedNames.has(line.parent)) {
      this.#refuse(line, "parent", "partyImport.parentRefused");
    } else {
      this.#refuse(
        line,
        "parent",
        named.length > 0 ? "field.partyAreaBelow" : "partyImport.parent",
      );
    }
    return undefined;
  }

  #mapped(
    line: PartyLine,
    kind: PartyKind,
    area: PartyPlace,
  ): { placeIds: string[]; unitIds: string[] } | null {
    const level = placesOf(kind);
    const placeIds = line.places.map((name) =>
      level === null ? null : this.#look.mapped(area, level, name),
    );
    const unitIds = line.units.map((name) => this.#look.unit(area, name));
    if (level === null && line.places.length > 0) {
      this.#refuse(line, "places", "field.partyNoPlaces");
    } else if (placeIds.includes(null)) this.#refuse(line, "places", "partyImport.place");
    if (unitIds.includes(null)) this.#refuse(line, "units", "partyImport.unit");
    if (level === null && line.places.length > 0) return null;
    return placeIds.includes(null) || unitIds.includes(null)
      ? null
      : { placeIds: known(placeIds), unitIds: known(unitIds) };
  }

  #setUp(
    line: PartyLine,
    found: {
      kind: PartyKind;
      area: PartyPlace;
      parent: KnownParty | null;
      placeIds: string[];
      unitIds: string[];
    },
  ): void {
    const { kind, area, parent, placeIds, unitIds } = found;
    const { establishedOn, purpose, documentNo, endsOn } = line;
    if (establishedOn === null) {
      this.#refuse(line, "establishedOn", "field.required");
      return;
    }
    if (!fitsBelow(kind, parentFacts(parent), area.level)) {
      this.#refuse(line, "level", "field.partyKindBelow");
      return;
    }
    const subject: KnownParty = {
      id: null,
      version: 1,
      name: line.name,
      kind,
      area,
      parent,
      establishedOn,
      placeIds,
      unitIds,
      purpose,
      documentNo,
      endsOn,
      secretary: null,
      term: null,
      counts: [],
    };
    if (!this.#fits(line, subject)) return;
    const terms = this.#elected(line, subject);
    if (terms === undefined) return;
    this.#known.push(subject);
    const counted = countOf(line);
    this.#changes.push({
      row: line.row,
      subject,
      isNew: true,
      edited: false,
      elected: terms,
      counted,
    });
    this.#verdicts.set(line.row, "fresh");
  }

  #change(
    line: PartyLine,
    there: KnownParty,
    found: { kind: PartyKind; parent: KnownParty | null; placeIds: string[]; unitIds: string[] },
  ): void {
    const { kind, parent, placeIds, unitIds } = found;
    if (kind !== there.kind) {
      this.#refuse(line, "form", "partyImport.kindKept");
      return;
    }
    if (line.establishedOn !== null && line.establishedOn !== there.establishedOn) {
      this.#refuse(line, "establishedOn", "partyImport.kept", { kept: there.establishedOn });
      return;
    }
    const subject: KnownParty = {
      ...there,
      parent,
      placeIds: placeIds.length === 0 ? there.placeIds : placeIds,
      unitIds: unitIds.length === 0 ? there.unitIds : unitIds,
      purpose: line.purpose ?? there.purpose,
      documentNo: line.documentNo ?? there.documentNo,
      endsOn: line.endsOn ?? there.endsOn,
    };
    const moved = parent !== there.parent;
    if (
      moved &&
      (!fitsBelow(kind, parentFacts(parent), there.area.level) || isBelow(parent, there))
    ) {
      this.#refuse(line, "parent", "field.partyKindBelow");
      return;
    }
    const edited =
      moved ||
      !sameSet(subject.placeIds, there.placeIds) ||
      !sameSet(subject.unitIds, there.unitIds) ||
      subject.purpose !== there.purpose ||
      subject.documentNo !== there.documentNo ||
      subject.endsOn !== there.endsOn;
    if (edited && !this.#fits(line, subject)) return;
    const terms = this.#elected(line, there);
    if (terms === undefined) return;
    const given = countOf(line);
    if (given !== null && given.on < there.establishedOn) {
      this.#refuse(line, "countedOn", "partyImport.beforeEstablished");
      return;
    }
    const counted = given === null || isCountKnown(there, given) ? null : given;
    if (!edited && terms === null && counted === null) {
      this.#verdicts.set(line.row, "same");
      return;
    }
    this.#changes.push({ row: line.row, subject, isNew: false, edited, elected: terms, counted });
    this.#verdicts.set(line.row, "changed");
  }

  /** The rules of the forms (rules/facts.ts). */
  #fits(line: PartyLine, subject: KnownParty): boolean {
    const facts = {
      placeIds: subject.placeIds,
      unitIds: subject.unitIds,
      purpose: subject.purpose ?? undefined,
      endsOn: subject.endsOn ?? undefined,
      secretary: subject.secretary ?? undefined,
    };
    const { establishedOn } = subject;
    const wrong = factFault(subject.kind, facts, { establishedOn, today: this.#given.today });
    if (wrong === null) return true;
    this.#refuse(line, columnOf(wrong.field), wrong.key);
    return false;
  }

  /** The term that a row tells of: known, or the first one; undefined = refused. */
  #elected(line: PartyLine, party: KnownParty) {
    const told = firstTerm(line, party, this.#given);
    if (told === null || !("key" in told)) return told;
    this.#refuse(line, "termEnd", told.key, told.values);
    return undefined;
  }

  #refuse(
    line: PartyLine,
    column: PartyColumn,
    key: string,
    values: RowAdvice["values"] = {},
  ): void {
    const value = line[column];
    const shown = Array.isArray(value) ? value.join(" ") : String(value ?? "");
    this.#advice.push(refusedRow(line.row, column, shown, key, values));
  }

  result(): PartyPlan {
    return { changes: this.#changes, verdicts: this.#verdicts, advice: this.#advice };
  }
}
