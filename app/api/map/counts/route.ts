import { mapCounts } from "@/lib/across/dashboards/queries/map";
import { mapRoles } from "@/lib/across/dashboards/rules/audience";
import { parentQuery } from "@/lib/across/dashboards/schema";
import { missing, route } from "@/lib/web/route";

/** What is open in the areas below one area of the actor's range. */
export const GET = route(mapRoles, async (scope, request) => {
  const query = parentQuery.safeParse({
    parent: new URL(request.url).searchParams.get("parent"),
  });
  const counts = query.success ? await mapCounts(scope, query.data.parent) : null;
  return counts === null
    ? missing()
    : Response.json(counts, { headers: { "Cache-Control": "no-store" } });
});
