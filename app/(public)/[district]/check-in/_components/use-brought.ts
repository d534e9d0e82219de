"use client";

import { useEffect, useState } from "react";

/** What somebody brings along from another district, as far as the form fills it in. */
export interface Brought {
  /** The signed line, which the server checks. */
  line: string;
  district: string;
  texts: Readonly<Partial<Record<string, string>>>;
  lists: Readonly<Partial<Record<string, readonly string[]>>>;
}

/** 转移单, from behind the # of the address by which the member came, or later from a file. */
export function useBrought() {
  const [brought, setBrought] = useState<Brought | null>(null);
  useEffect(() => {
    const found = readBrought(window.location.hash);
    if (found === null) return;
    setBrought(found);
    // Who looks at the address, or goes back to it later, finds no name and no phone in it.
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
  }, []);
  return { brought, setBrought };
}

/** Reads the line in a text, to fill in the form. Whether it is genuine is the server's question. */
export function readBrought(given: string): Brought | null {
  const [line, body] = /gz1\.([\w-]+)\.[\w-]+/u.exec(given) ?? [];
  if (line === undefined || body === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(body.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    const said: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const member = part(said, "member");
    const text = (name: string) => stringOf(part(member, name));
    return {
      line,
      district: stringOf(part(part(said, "from"), "name")),
      texts: { name: text("name"), unit: text("unit"), phone: text("phone") },
      lists: {
        skills: stringsOf(part(member, "skills")),
        times: stringsOf(part(member, "times")),
      },
    };
  } catch {
    return null;
  }
}

function part(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function stringOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(stringOf) : [];
}
