import { shapesBelow } from "@/lib/ground/territory/queries";
import { placeId } from "@/lib/ground/territory/schema";
import { cachedJson } from "@/lib/web/cached-json";
import { publicRoute } from "@/lib/web/route";

/** The outlines below one area (`?parent=`), or below the district. */
export const GET = publicRoute(async (scope, request) => {
  const parent = new URL(request.url).searchParams.get("parent");
  const id = placeId.nullable().safeParse(parent);
  if (!id.success) return Response.json({ error: "unknown-parent" }, { status: 400 });
  return cachedJson(request, await shapesBelow(scope, id.data), 300);
});
