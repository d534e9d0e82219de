import { describe, expect, test } from "vitest";
import {
  goKeys,
  idleKeys,
  nextOf,
  stepKey,
  verbKeys,
  type DeskEffect,
  type KeyPress,
  type KeysState,
  type KeysView,
} from "@/components/desk/desk-keys";

const view: KeysView = { rows: ["a", "b", "c"], open: "a" };

/** Presses one key after the other, as on a page where nothing has the focus. */
function press(
  keys: string,
  { from = idleKeys, place = "page", seen = view }: Partial<Pressed> = {},
): { state: KeysState; effect: DeskEffect } {
  let now: { state: KeysState; effect: DeskEffect } = { state: from, effect: { kind: "none" } };
  for (const key of keys.split(" ")) now = stepKey(now.state, seen, { key, place });
  return now;
}
interface Pressed {
  from: KeysState;
  place: KeyPress["place"];
  seen: KeysView;
}

describe("the keyboard of the dispatcher's desk", () => {
  test("j and k walk the lines and stop at both ends", () => {
    expect(press("j").effect).toEqual({ kind: "focus", id: "b" });
    expect(press("j j j j").effect).toEqual({ kind: "focus", id: "c" });
    expect(press("j k k k").effect).toEqual({ kind: "focus", id: "a" });
    expect(press("j", { seen: { rows: [], open: null } }).effect).toEqual({ kind: "none" });
  });

  test("arrows walk from a line only; in the matter they scroll", () => {
    expect(press("ArrowDown", { place: "row" }).effect).toEqual({ kind: "focus", id: "b" });
    expect(press("ArrowDown", { place: "page" }).effect).toEqual({ kind: "none" });
  });

  test("Enter opens the cursor's line, and leaves links and buttons to themselves", () => {
    expect(press("j Enter").effect).toEqual({ kind: "open", id: "b" });
    expect(press("Enter", { place: "control" }).effect).toEqual({ kind: "none" });
    expect(press("Enter", { place: "row" }).effect).toEqual({ kind: "none" });
  });

  test.each(Object.keys(verbKeys))("%s acts on the cursor's line, not on the open one", (key) => {
    expect(press(`j ${key}`).effect).toEqual({ kind: "verb", id: "b", key });
    expect(press(key, { seen: { rows: [], open: null } }).effect).toEqual({ kind: "none" });
  });

  test("each deed has one key, and none of them is a key of the list", () => {
    const verbs = Object.values(verbKeys).flat();
    expect(new Set(verbs).size).toBe(verbs.length);
    for (const key of ["j", "k", "x", "g"]) expect(Object.keys(verbKeys)).not.toContain(key);
  });

  test("x ticks in the order of ticking and takes back; Escape takes all back", () => {
    expect(press("j x k x").state.ticked).toEqual(["b", "a"]);
    expect(press("x x").state.ticked).toEqual([]);
    expect(press("x j x Escape").state.ticked).toEqual([]);
  });

  test.each(Object.keys(goKeys))("g %s goes, and the next key is a key again", (key) => {
    const gone = press(`g ${key}`);
    expect(gone.effect).toEqual({ kind: "go", to: key });
    expect(gone.state.going).toBe(false);
  });

  test("g and a key that leads nowhere does nothing", () => {
    expect(press("g z").effect).toEqual({ kind: "none" });
    expect(press("g z").state.going).toBe(false);
  });

  test("no key works while somebody types, except the way out", () => {
    for (const key of ["j", "k", "d", "a", "t", "x", "g", "/", "?", "Enter"]) {
      const { state, effect } = press(key, { place: "field" });
      expect({ key, state, effect }).toEqual({ key, state: idleKeys, effect: { kind: "none" } });
    }
    expect(press("Escape", { place: "field" }).effect).toEqual({ kind: "leave", id: "a" });
  });

  test("shortcuts of the browser and an open dialog keep their keys", () => {
    const step = (more: Partial<KeyPress>) =>
      stepKey(idleKeys, view, { key: "d", place: "page", ...more }).effect;
    expect(step({ modified: true })).toEqual({ kind: "none" });
    expect(step({ place: "dialog" })).toEqual({ kind: "none" });
  });

  test("a line that has gone hands its cursor to the open ticket, else to the first", () => {
    const from: KeysState = { ...idleKeys, cursor: "gone" };
    expect(press("x", { from }).state.ticked).toEqual(["a"]);
    expect(press("x", { from, seen: { rows: ["b", "c"], open: "a" } }).state.ticked).toEqual(["b"]);
  });

  test("after a ticket has left, the one below it comes next, at the end the one above", () => {
    expect(nextOf(["a", "b", "c"], "b")).toBe("c");
    expect(nextOf(["a", "b", "c"], "c")).toBe("b");
    expect(nextOf(["a"], "a")).toBeNull();
  });
});
