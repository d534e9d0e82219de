"use client";

import { useCallback, useEffect, useState, type RefObject } from "react";
import type { Place } from "@/lib/ground/territory/schema";
import { readForm } from "@/lib/web/form";
import { isPlace } from "./place-data";

interface Draft {
  typed: Record<string, string | string[]>;
  place: Place | null;
}

/**
 * What is typed survives a reload and a phone that puts the page to sleep. It lies in this tab's
 * storage, which ends with the tab: the next user of the phone finds nothing. `turn` changes when
 * fields should be filled anew.
 */
export function useDraft(
  name: string,
  form: RefObject<HTMLFormElement | null>,
  place: Place | null,
) {
  const [found, setFound] = useState<Draft | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const kept = load(name);
    // Whoever has already begun to type while the page came alive keeps that instead.
    const begun = form.current?.querySelector("textarea")?.value ?? "";
    if (kept === null || begun !== "") return;
    setFound(kept);
    setTurn((before) => before + 1);
  }, [name, form]);

  const save = useCallback(() => {
    if (form.current === null) return;
    const { typed } = readForm(new FormData(form.current));
    store(name, { typed, place });
  }, [name, form, place]);

  // A place is chosen by pressing, not by typing.
  useEffect(() => {
    if (place !== null) save();
  }, [place, save]);

  const clear = useCallback(() => {
    store(name, null);
    setFound(null);
    setTurn((before) => before + 1);
  }, [name]);

  return { found, turn, save, clear };
}

// Storage may be switched off or full; a draft is a convenience, so nothing is said about it.
function store(name: string, draft: Draft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    return;
  }
}

function load(name: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(name) ?? "null");
    if (typeof kept !== "object" || kept === null || !("typed" in kept)) return null;
    const texts = Object.entries(kept.typed ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    const place = "place" in kept && isPlace(kept.place) ? kept.place : null;
    const worth = texts.some(([field, text]) => field !== "district" && text !== "");
    return worth || place !== null ? { typed: Object.fromEntries(texts), place } : null;
  } catch {
    return null;
  }
}
