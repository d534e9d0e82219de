import { report } from "@/lib/affairs/tickets/commands/report";
import { ownRequests } from "@/lib/across/open311/queries/own-requests";
import { publishedRequests } from "@/lib/across/open311/queries/requests";
import { requestsQueryOf } from "@/lib/across/open311/schema";
import { intakeRoute, outwardRoute } from "@/lib/web/outward";

/**
 * GET Service Requests (GeoReport v2): what the walls of this district show, newest first; with the
 * key of a system what it has handed in itself.
 */
export const GET = outwardRoute(
  async (scope, { given, portal }) => {
    const { requests, next } = await publishedRequests(scope, requestsQueryOf(given), portal);
    return { root: "service_requests", value: requests, next, seconds: 60 };
  },
  async (scope, { given }) => {
    const { requests, next } = await ownRequests(scope, requestsQueryOf(given));
    return { root: "service_requests", value: requests, next, seconds: 0 };
  },
);

/** POST Service Request (GeoReport v2): another system hands in what a resident has told it. */
export const POST = intakeRoute(report);
