// What a key does on the dispatcher's desk, as a pure step: the component only carries out what is
// said here, so that the whole keyboard can be tried without a browser.

export interface KeysState {
  /** The line the cursor stands on. */
  cursor: string | null;
  /** Lines ticked for doing several at once, in the order of ticking. */
  ticked: readonly string[];
  /** "g" was pressed: the next key says where to go. */
  going: boolean;
}

export interface KeysView {
  rows: readonly string[];
  /** The ticket beside the list. */
  open: string | null;
}

/** Where the focus is when a key is pressed. */
export type KeyPlace = "page" | "row" | "control" | "field" | "dialog";

export interface KeyPress {
  key: string;
  place: KeyPlace;
  /** With Ctrl, Alt or Meta: a shortcut of the browser or the system. */
  modified?: boolean;
}

export type DeskEffect =
  | { kind: "none" }
  | { kind: "focus"; id: string }
  | { kind: "open"; id: string }
  | { kind: "verb"; id: string; key: VerbKey }
  | { kind: "search" }
  | { kind: "go"; to: GoKey }
  | { kind: "help" }
  /** Out of a field, back to the list. */
  | { kind: "leave"; id: string | null };

/** The keys that do something to a ticket, each with the verbs it may stand for, the first fitting one. */
export const verbKeys = {
  d: ["dispatch", "locate"],
  a: ["claim"],
  h: ["consult", "conclude"],
  i: ["answer"],
  f: ["reject"],
  t: ["transfer"],
  l: ["reclassify"],
  // What somebody asks for: y grants it, n does not.
  y: ["acceptReturn", "extend", "defer", "terminate", "reviewDeferral", "confirmCard"],
  n: ["refuseReturn", "refuseApplication", "dismissCard"],
  e: ["resume"],
  o: ["addCo"],
  w: ["whistle"],
  u: ["urge"],
  s: ["raiseCard", "liftCard"],
  z: ["link"],
  v: ["verify"],
  b: ["callBack"],
  r: ["redo"],
  c: ["close"],
  p: ["reply"],
  m: ["note"],
} as const;
export type VerbKey = keyof typeof verbKeys;

/** After "g". */
export const goKeys = {
  d: "/desk",
  q: "/dispatch",
  t: "/tickets",
  m: "/map",
  b: "/dashboard",
} as const;
export type GoKey = keyof typeof goKeys;

export const idleKeys: KeysState = { cursor: null, ticked: [], going: false };

const nothing: DeskEffect = { kind: "none" };

export function stepKey(
  state: KeysState,
  view: KeysView,
  press: KeyPress,
): { state: KeysState; effect: DeskEffect } {
  const at = placedCursor(state, view);
  const stay = (effect: DeskEffect, more: Partial<KeysState> = {}) => ({
    state: { ...state, going: false, ...more },
    effect,
  });
  // While somebody types, only the way out is a key; sending is the form's own (Ctrl+Enter).
  if (press.place === "field") {
    return press.key === "Escape" ? stay({ kind: "leave", id: at }) : { state, effect: nothing };
  }
  if (press.place === "dialog" || press.modified === true) return { state, effect: nothing };
  if (state.going) {
    const to = keyIn(goKeys, press.key);
    return stay(to === null ? nothing : { kind: "go", to });
  }
  const verb = keyIn(verbKeys, press.key);
  if (verb !== null) return stay(at === null ? nothing : { kind: "verb", id: at, key: verb });
  switch (press.key) {
    case "j":
      return move(1);
    case "k":
      return move(-1);
    // In the matter itself the arrows scroll, as everywhere.
    case "ArrowDown":
      return press.place === "row" ? move(1) : { state, effect: nothing };
    case "ArrowUp":
      return press.place === "row" ? move(-1) : { state, effect: nothing };
    case "Enter":
      // A line, a link or a button that has the focus answers by itself.
      return press.place !== "page" || at === null
        ? { state, effect: nothing }
        : stay({ kind: "open", id: at });
    case "x":
      return at === null ? stay(nothing) : stay({ kind: "focus", id: at }, { ticked: toggled(at) });
    case "/":
      return stay({ kind: "search" });
    case "?":
      return stay({ kind: "help" });
    case "g":
      return { state: { ...state, going: true }, effect: nothing };
    case "Escape":
      return stay({ kind: "leave", id: at }, { ticked: [] });
    default:
      return { state, effect: nothing };
  }

  function move(by: 1 | -1) {
    const next = neighbour(view.rows, at, by);
    return next === null ? stay(nothing) : stay({ kind: "focus", id: next }, { cursor: next });
  }

  function toggled(id: string): string[] {
    return state.ticked.includes(id)
      ? state.ticked.filter((one) => one !== id)
      : [...state.ticked, id];
  }
}

/** The cursor's line; when it has gone from the list, the open ticket, else the first line. */
export function placedCursor({ cursor }: KeysState, { rows, open }: KeysView): string | null {
  if (cursor !== null && rows.includes(cursor)) return cursor;
  if (open !== null && rows.includes(open)) return open;
  return rows[0] ?? null;
}

/** Where to go on when a ticket has left the list: the one below it, at the end the one above. */
export function nextOf(rows: readonly string[], id: string): string | null {
  const at = rows.indexOf(id);
  if (at === -1) return rows[0] ?? null;
  return rows[at + 1] ?? rows[at - 1] ?? null;
}

function neighbour(rows: readonly string[], at: string | null, by: 1 | -1): string | null {
  const from = at === null ? -1 : rows.indexOf(at);
  return rows[Math.max(0, Math.min(rows.length - 1, from + by))] ?? null;
}

function keyIn<Table extends object>(table: Table, key: string): keyof Table | null {
  for (const name in table) if (name === key) return name;
  return null;
}
