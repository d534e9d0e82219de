import data from "./data/categories.json" with { type: "json" };

export type Urgency = "urgent" | "routine" | "key";

/**
 * One row of the dispatch catalogue. A major heading has `parent: null` and only a code and a name;
 * minor rows carry what a dispatcher needs: who leads, whether the community may lead (its duty
 * list), which clock starts, whether the fact is physical (photos and a check on site) and when the
 * matter counts as solved.
 */
export interface MajorCategory {
  code: string;
  name: string;
  parent: null;
}

export interface MinorCategory {
  code: string;
  name: string;
  parent: string;
  physical: boolean;
  organization: string;
  communityMayLead: boolean;
  defaultUrgency: Urgency;
  closing: string;
}

/** Matters of estates with lifts, owners' committees or marked parking: not for a village. */
export const urbanOnly: ReadonlySet<string> = new Set(["0104", "0105", "0106", "0107", "0703"]);

export function majorCategories(): MajorCategory[] {
  return data.majors.map(({ code, name }) => ({ code, name, parent: null }));
}

/** The minor categories of a district (six-digit code); some exist only where they make sense. */
export function minorCategories(district: string): MinorCategory[] {
  return data.minors
    .filter((row) => !("only" in row) || row.only === district)
    .map((row) => ({
      code: row.code,
      name: row.name,
      parent: row.code.slice(0, 2),
      physical: row.physical,
      organization: row.organization,
      communityMayLead: row.communityMayLead,
      defaultUrgency: urgencyOf(row.defaultUrgency),
      closing: row.closing,
    }));
}

function urgencyOf(text: string): Urgency {
  if (text === "urgent" || text === "routine" || text === "key") return text;
  throw new RangeError(`unknown urgency ${text}`);
}
