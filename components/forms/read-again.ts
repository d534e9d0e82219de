"use client";

import { createContext } from "react";

/** Reads the page again after somebody else was faster; null = as it stands in the address. */
export const ReadAgain = createContext<(() => void) | null>(null);
