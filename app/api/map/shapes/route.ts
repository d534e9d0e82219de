import { mapShapesOf } from "@/lib/across/dashboards/queries/map";
import { mapRoles } from "@/lib/across/dashboards/rules/audience";
import { parentQuery } from "@/lib/across/dashboards/schema";
import { missing, route } from "@/lib/web/route";

/**
 * The outlines of the areas below one area of the actor's range, as GeoJSON. They change with the
 * territory, that is rarely: the browser keeps them, asks again after an hour, and is mostly told
 * that they are the same.
 */
export const GET = route(mapRoles, async (scope, request) => {
  const query = parentQuery.safeParse({
    parent: new URL(request.url).searchParams.get("parent"),
  });
  if (!query.success) return missing();
  const known = request.headers.get("if-none-match");
  const found = await mapShapesOf(scope, query.data.parent, known);
  if (found === null) return missing();
  const headers = {
    ETag: found.tag,
    "Cache-Control": "private, max-age=3600",
    // Another person at the same machine has another range.
    Vary: "Cookie",
  };
  return found.shapes === null
    ? new Response(null, { status: 304, headers })
    : Response.json(found.shapes, {
        headers: { ...headers, "Content-Type": "application/geo+json" },
      });
});
