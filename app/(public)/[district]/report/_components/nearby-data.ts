export interface Nearby {
  id: string;
  title: string;
  problem: string;
  categoryId: string;
  organizationName: string | null;
  followers: number;
}

/** Checked by hand, as places are: the schema's library would weigh more than the form. */
function isNearby(value: unknown): value is Nearby {
  if (typeof value !== "object" || value === null) return false;
  if (!("id" in value && "title" in value && "problem" in value)) return false;
  if (!("categoryId" in value && "organizationName" in value && "followers" in value)) return false;
  const texts = [value.id, value.title, value.problem, value.categoryId];
  return (
    texts.every((text) => typeof text === "string") &&
    (value.organizationName === null || typeof value.organizationName === "string") &&
    typeof value.followers === "number"
  );
}

/** The open issues on the wall of a place's community; none when they cannot be had. */
export async function fetchNearby(
  district: string,
  area: string,
  signal: AbortSignal,
): Promise<Nearby[]> {
  try {
    const answer = await fetch(`/api/public/${district}/nearby?area=${area}`, { signal });
    const data: unknown = answer.ok ? await answer.json() : [];
    return Array.isArray(data) ? data.filter(isNearby) : [];
  } catch {
    // A reminder only: without it the report goes on as well.
    return [];
  }
}
