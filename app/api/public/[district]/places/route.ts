import { findPlaces, placesBelow } from "@/lib/ground/territory/queries";
import { placeId, placeQuery } from "@/lib/ground/territory/schema";
import { cachedJson } from "@/lib/web/cached-json";
import { publicRoute } from "@/lib/web/route";

/** `?q=` finds places by name, `?parent=` gives those directly below one. */
export const GET = publicRoute(async (scope, request) => {
  const given = new URL(request.url).searchParams;
  const typed = placeQuery.safeParse(given.get("q"));
  if (typed.success) return cachedJson(request, await findPlaces(scope, typed.data), 60);
  const parent = placeId.safeParse(given.get("parent"));
  if (parent.success) return cachedJson(request, await placesBelow(scope, parent.data), 60);
  return Response.json({ error: "q-or-parent-expected" }, { status: 400 });
});
