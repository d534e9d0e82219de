import { services } from "@/lib/across/open311/queries/service-list";
import { outwardRoute } from "@/lib/web/outward";

/** GET Service List (GeoReport v2): what can be reported in this district. */
export const GET = outwardRoute(async (scope) => ({
  root: "services",
  value: await services(scope),
  seconds: 300,
}));
