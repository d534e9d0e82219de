import { ownRequest } from "@/lib/across/open311/queries/own-requests";
import { publishedRequest } from "@/lib/across/open311/queries/requests";
import { outwardRoute } from "@/lib/web/outward";

/** GET Service Request (GeoReport v2): one entry of the walls; with a key, one of the system's own. */
export const GET = outwardRoute(
  async (scope, { name, portal }) => ({
    root: "service_requests",
    value: await publishedRequest(scope, name, portal),
    seconds: 60,
  }),
  async (scope, { name }) => ({
    root: "service_requests",
    value: await ownRequest(scope, name),
    seconds: 0,
  }),
);
