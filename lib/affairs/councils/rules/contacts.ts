import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import type { IsoDate } from "@/lib/platform/core/calendar-day";

/** How often something of the list is kept up with; nobody is reminded, and nothing is counted (DOMAIN §11.1). */
export const contactFrequencies = ["month", "quarter", "half_year", "year"] as const;
export type ContactFrequency = (typeof contactFrequencies)[number];

const monthsOf: Readonly<Record<ContactFrequency, number>> = {
  month: 1,
  quarter: 3,
  half_year: 6,
  year: 12,
};

/** The first day of the month, quarter, half-year or year in which a day lies. */
export function spanStart(frequency: ContactFrequency, day: IsoDate): IsoDate {
  const months = monthsOf[frequency];
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / months) * months + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, "0")}-01`;
}

/** The five of the published example, 「五个一」 (DOMAIN §5.4 [X:WGY]), as a first version that may be reworded. */
export const presetContacts = [
  { name: "post", frequency: "year" },
  { name: "advice", frequency: "half_year" },
  { name: "household", frequency: "quarter" },
  { name: "deed", frequency: "half_year" },
  { name: "example", frequency: "year" },
] as const satisfies { name: string; frequency: ContactFrequency }[];

/** The list is the district's; a street adds to it and drops nothing. */
export function canKeepContacts(
  { role, lo }: ActorFacts,
  { path, level }: { path: string; level: string },
): Verdict {
  const keeper = level === "district" ? "district_org" : "street_secretary";
  return level !== "community" && role === keeper && lo === path
    ? allowed
    : refused("forbidden", "refusal.role");
}

/** The district's and the street's own paths above a place, of which the lists apply there. */
export function listPathsOf(path: string): string[] {
  const [district = "", street = ""] = path.split(".");
  return street === "" ? [`${district}.`] : [`${district}.`, `${district}.${street}.`];
}
