import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import type { AreaLevel, PartyKind } from "./kinds";
import type { TermYears } from "./terms";

/** A place at which an organization stands. */
export interface PartyPlace {
  id: string;
  path: string;
  level: AreaLevel;
}

/** An organization as it stands, or as a row above in the file sets it up. */
export interface KnownParty {
  /** Null: a row of the file sets it up. */
  id: string | null;
  version: number;
  name: string;
  kind: PartyKind;
  area: PartyPlace;
  parent: KnownParty | null;
  establishedOn: IsoDate;
  placeIds: readonly string[];
  unitIds: readonly string[];
  purpose: string | null;
  documentNo: string | null;
  endsOn: IsoDate | null;
  secretary: string | null;
  term: { endsOn: IsoDate; extendedTo: IsoDate | null } | null;
  counts: readonly { on: IsoDate; full: number; probationary: number }[];
}

/** What is looked up for a row; a text is the reason why it was not found. */
export interface PartyLookups {
  place: (text: string) => PartyPlace | string;
  /** Grids or buildings of a place. */
  mapped: (area: PartyPlace, level: "grid" | "building", name: string) => string | null;
  unit: (area: PartyPlace, name: string) => string | null;
}

export interface PartyChange {
  row: number;
  subject: KnownParty;
  /** Set up; else it is there. */
  isNew: boolean;
  edited: boolean;
  elected: { startsOn: IsoDate; endsOn: IsoDate } | null;
  counted: { on: IsoDate; full: number; probationary: number } | null;
}

export interface PartyPlan {
  changes: readonly PartyChange[];
  verdicts: ReadonlyMap<number, "fresh" | "changed" | "same">;
  advice: readonly RowAdvice[];
}

export interface Given {
  /** Whoever has sent the file acts for the whole district. */
  whole: boolean;
  today: IsoDate;
  years: TermYears;
}
