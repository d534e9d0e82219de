import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import words from "../messages/zh-CN.json" with { type: "json" };
import { sevenTags, sixTags } from "./kinds";

/** 六联 (DOMAIN §10 row 3.2) and 七联 (rows 4.11, 4.35): two sets, as each district names and words them. */
export const dimensionSets = ["six", "seven"] as const;
export type SetKey = (typeof dimensionSets)[number];

const shipped = { six: sixTags, seven: sevenTags } as const;

/** So many of a set that is not retired: a form with more of them is not read any more. */
export const dimensionsMax = 15;

/** A dimension, or the title of a set, as a district has it. */
export interface Dimension {
  key: string;
  name: string;
  retired: boolean;
  /** 0 where the district has changed nothing. */
  version: number;
}

export interface DimensionSet {
  key: SetKey;
  /** What the set itself is called; where it is retired, all of it is. */
  title: Dimension;
  entries: Dimension[];
}

export interface DimensionChange {
  setKey: string;
  key: string;
  name: string;
  retiredAt: Date | null;
  version: number;
}

export interface Named {
  key: string;
  name: string;
}

/** What is shipped with what the district has made of it, then the district's own in the order in which they came. */
export function dimensionsOf(changes: readonly DimensionChange[]): DimensionSet[] {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const now = (key: string, name: string): Dimension => {
    const change = byKey.get(key);
    return change === undefined
      ? { key, name, retired: false, version: 0 }
      : { key, name: change.name, retired: change.retiredAt !== null, version: change.version };
  };
  return dimensionSets.map((key) => {
    const known = new Set<string>([key, ...shipped[key]]);
    const own = changes.filter((one) => one.setKey === key && !known.has(one.key));
    return {
      key,
      title: now(key, words[`tagSet.${key}`]),
      entries: [
        ...shipped[key].map((one) => now(one, words[`tag.${one}`])),
        ...own.map((one) => now(one.key, one.name)),
      ],
    };
  });
}

export interface OfferedSet extends Named {
  entries: Named[];
}

/** What a form offers: what is not retired, and of a project that is changed also what it carries already. */
export function offeredOf(
  sets: readonly DimensionSet[],
  carried: readonly string[] = [],
): OfferedSet[] {
  return sets
    .map(({ key, title, entries }) => ({
      key,
      name: title.name,
      entries: entries
        .filter((one) => !(title.retired || one.retired) || carried.includes(one.key))
        .map(named),
    }))
    .filter(({ entries }) => entries.length > 0);
}

/** The dimensions of a project in the district's words and order, also those that are retired by now. */
export function carriedOf(sets: readonly DimensionSet[], tags: readonly string[]): Named[] {
  return entriesOf(sets)
    .filter(({ key }) => tags.includes(key))
    .map(named);
}

export function entriesOf(sets: readonly DimensionSet[]): Dimension[] {
  return sets.flatMap(({ title, entries }) =>
    entries.map((one) => ({ ...one, retired: one.retired || title.retired })),
  );
}

/** Whether a project may be given these: each is one of the district's and not retired, unless it was there before. */
export function areOffered(
  sets: readonly DimensionSet[],
  tags: readonly string[],
  carried: readonly string[] = [],
): boolean {
  const open = new Set(offeredOf(sets, carried).flatMap(({ entries }) => entries.map(keyOf)));
  return tags.every((tag) => open.has(tag));
}

/** One list for the whole district: a project of a street is found beside those of the others. */
export function canWordDimensions(actor: ActorFacts): Verdict {
  return actor.role === "district_org" ? allowed : refused("forbidden", "refusal.role");
}

/** What keeps words from standing in a list: a sheet parts names by these marks, and finds each by its name alone. */
export function dimensionFault(
  sets: readonly DimensionSet[],
  { key, name }: { key?: string | undefined; name: string },
): string | null {
  if (/[\u3001,\uff0c;\uff1b]/.test(name)) return "field.dimensionMark";
  const all = sets.flatMap(({ title, entries }) => [title, ...entries]);
  return all.some((one) => one.name === name && one.key !== key) ? "field.sameDimension" : null;
}

function named({ key, name }: Named): Named {
  return { key, name };
}

function keyOf({ key }: Named): string {
  return key;
}
