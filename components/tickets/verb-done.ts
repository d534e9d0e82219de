"use client";

import { createContext } from "react";
import type { Verb } from "./verb-order";

/** Told when a verb was done, by a page that goes on to the next matter by itself. */
export const VerbDone = createContext<(verb: Verb) => void>(() => undefined);
