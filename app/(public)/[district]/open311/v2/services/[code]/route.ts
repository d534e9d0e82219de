import { serviceDefinition } from "@/lib/across/open311/queries/service-list";
import { outwardRoute } from "@/lib/web/outward";

/** GET Service Definition (GeoReport v2): no category asks for more than the common fields. */
export const GET = outwardRoute(async (scope, { name }) => ({
  root: "service_definition",
  value: await serviceDefinition(scope, name),
  seconds: 300,
}));
