import { inAnyDistrict } from "@/lib/ground/territory/rules/district-kind";
import type { DutyRole } from "@/lib/platform/access/actor";
import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import { cleanLine, countCharacters } from "@/lib/platform/core/typed-text";
import words from "../messages/zh-CN.json";
import { fits, isDutyRole, type PlaceKind } from "./places";

// The import of accounts from a sheet, judged without a database: what the register knows comes in.

export const accountRowsMax = 200;
export const personNameMax = 20;

/** Lower-case letters, digits, dot, hyphen; easy to read out over the telephone. */
export const loginShape = /^[a-z][a-z0-9._-]{1,39}$/;

/** A row as it stood in the sheet, all text; `line` is its line there. */
export interface AccountRow {
  line: number;
  name: string;
  login: string;
  role: string;
  place: string;
  from: string;
  to: string;
}

/** A place that a row may mean. */
export interface KnownPlace {
  id: string;
  kind: PlaceKind;
  /** What a row may call it: code, name, short name. */
  words: readonly string[];
  name: string;
  path: string;
  /** Whether the administrator's own range covers it. */
  inRange: boolean;
}

export interface AccountToOpen {
  line: number;
  name: string;
  login: string;
  role: DutyRole;
  place: KnownPlace;
  from: string;
  to: string | null;
}

export type AccountFault = `people.fault.${
  | "name"
  | "login"
  | "loginTwice"
  | "loginTaken"
  | "role"
  | "place"
  | "placeTwice"
  | "placeRange"
  | "placeRole"
  | "from"
  | "to"}`;

export interface JudgedRow {
  row: AccountRow;
  faults: AccountFault[];
  /** What it would make; null while there is a fault. */
  account: AccountToOpen | null;
}

/** The role that a Chinese word (or the role's own name) stands for. */
export function roleOf(word: string): DutyRole | null {
  const typed = word.replace(/\s/g, "");
  const named = Object.entries(words).find(
    ([key, text]) => key.startsWith("role.") && inAnyDistrict(text).includes(typed),
  );
  const role = named?.[0].slice("role.".length) ?? typed;
  return isDutyRole(role) ? role : null;
}

export function judgeRows(
  rows: readonly AccountRow[],
  known: { places: readonly KnownPlace[]; takenLogins: ReadonlySet<string> },
): JudgedRow[] {
  const firstLines = new Map<string, number>();
  for (const { login, line } of rows) {
    if (!firstLines.has(login)) firstLines.set(login, line);
  }
  return rows.map((typed) => {
    const row = { ...typed, name: cleanLine(typed.name) };
    const role = roleOf(row.role);
    const { place, fault: placeFault } = placeOf(row.place, role, known.places);
    const faults = [
      row.name === "" || countCharacters(row.name) > personNameMax ? fault("name") : null,
      loginFault(row, firstLines, known.takenLogins),
      role === null ? fault("role") : null,
      placeFault,
      isDay(row.from) ? null : fault("from"),
      row.to === "" || (isDay(row.to) && row.to >= row.from) ? null : fault("to"),
    ].filter((each) => each !== null);
    const complete = faults.length === 0 && role !== null && place !== null;
    return {
      row,
      faults,
      account: complete
        ? {
            line: row.line,
            name: row.name,
            login: row.login,
            role,
            place,
            from: row.from,
            to: row.to === "" ? null : row.to,
          }
        : null,
    };
  });
}

function loginFault(
  { login, line }: AccountRow,
  firstLines: ReadonlyMap<string, number>,
  taken: ReadonlySet<string>,
): AccountFault | null {
  if (!loginShape.test(login)) return fault("login");
  if (firstLines.get(login) !== line) return fault("loginTwice");
  return taken.has(login) ? fault("loginTaken") : null;
}

function placeOf(
  word: string,
  role: DutyRole | null,
  places: readonly KnownPlace[],
): { place: KnownPlace | null; fault: AccountFault | null } {
  const named = places.filter((place) => place.words.includes(word));
  if (named.length === 0) return { place: null, fault: fault("place") };
  const fitting = role === null ? named : named.filter((place) => fits(role, place.kind));
  const [place] = fitting;
  if (place === undefined) return { place: null, fault: fault("placeRole") };
  if (fitting.length > 1) return { place: null, fault: fault("placeTwice") };
  return place.inRange ? { place, fault: null } : { place: null, fault: fault("placeRange") };
}

function fault<Name extends string>(name: Name): `people.fault.${Name}` {
  return `people.fault.${name}`;
}

function isDay(text: string): boolean {
  return dayNumberOf(text) !== null;
}
