import { publishedRequests } from "@/lib/across/open311/queries/requests";
import { requestsQueryOf } from "@/lib/across/open311/schema";
import { outwardRoute } from "@/lib/web/outward";

/** GET Service Requests (GeoReport v2): what the walls of this district show, newest first. */
export const GET = outwardRoute(async (scope, { given, portal }) => {
  const { requests, next } = await publishedRequests(scope, requestsQueryOf(given), portal);
  return { root: "service_requests", value: requests, next, seconds: 60 };
});
