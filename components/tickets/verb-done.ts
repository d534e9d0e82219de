"use client";

import { createContext } from "react";
import type { Verb } from "./verb-order";

/** Told when a verb was done, by a page that goes on to the next matter by itself. */
export const VerbDone = createContext<(verb: Verb) => void>(() => undefined);

/** Reads the page again after somebody else was faster; null = as it stands in the address. */
export const ReadAgain = createContext<(() => void) | null>(null);
