import { publishedRequest } from "@/lib/across/open311/queries/requests";
import { outwardRoute } from "@/lib/web/outward";

/** GET Service Request (GeoReport v2): one entry of the walls. */
export const GET = outwardRoute(async (scope, { name, portal }) => ({
  root: "service_requests",
  value: await publishedRequest(scope, name, portal),
  seconds: 60,
}));
