import type { Place } from "@/lib/ground/territory/schema";

const levels: ReadonlySet<string> = new Set([
  "district",
  "street",
  "community",
  "grid",
  "building",
] satisfies Place["level"][]);

/** Checked by hand: the schema's library would weigh more than the whole form. */
export function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  if (!("id" in value && "name" in value && "level" in value && "names" in value)) return false;
  const { id, name, level, names } = value;
  return (
    typeof id === "string" &&
    typeof name === "string" &&
    typeof names === "string" &&
    typeof level === "string" &&
    levels.has(level)
  );
}

/** Asks the open interface for places; throws when it cannot be reached. */
export async function fetchPlaces(
  district: string,
  query: { q: string } | { parent: string },
  signal: AbortSignal,
): Promise<Place[]> {
  const address = `/api/public/${district}/places?${new URLSearchParams(query).toString()}`;
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`places: ${String(answer.status)}`);
  const data: unknown = await answer.json();
  return Array.isArray(data) ? data.filter(isPlace) : [];
}

export function fullName({ names, name }: Place): string {
  return names === "" ? name : `${names} ${name}`;
}
