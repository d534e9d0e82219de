import { areasOfLevel } from "@/lib/ground/territory/queries";
import { codedLevel } from "@/lib/ground/territory/schema";
import { cachedJson } from "@/lib/web/cached-json";
import { publicRoute } from "@/lib/web/route";

/** The open interface: all areas of a level as [{ code, name, level, parentCode }], by code. */
export const GET = publicRoute(async (scope, request) => {
  const level = codedLevel.safeParse(new URL(request.url).searchParams.get("level"));
  if (!level.success) {
    return Response.json({ error: "unknown-level", levels: codedLevel.options }, { status: 400 });
  }
  return cachedJson(request, await areasOfLevel(scope, level.data), 300);
});
