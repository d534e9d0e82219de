import { nearbyOf } from "@/lib/across/walls/queries/public";
import { placeId } from "@/lib/ground/territory/schema";
import { cachedJson } from "@/lib/web/cached-json";
import { publicRoute } from "@/lib/web/route";

/**
 * The open issues on the wall of the community of `?area=`. What somebody is writing is compared on
 * the own device: nothing of it travels in an address.
 */
export const GET = publicRoute(async (scope, request) => {
  const area = placeId.safeParse(new URL(request.url).searchParams.get("area"));
  if (!area.success) return Response.json({ error: "area-expected" }, { status: 400 });
  return cachedJson(request, await nearbyOf(scope, area.data), 30);
});
