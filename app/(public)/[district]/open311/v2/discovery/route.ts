import { discovery } from "@/lib/across/open311/queries/service-list";
import { outwardRoute } from "@/lib/web/outward";

/** Service discovery (Open311): where the interface is, and how another system gets a key. */
export const GET = outwardRoute((scope, { base }) =>
  Promise.resolve({ root: "discovery", value: discovery(scope, base), seconds: 3600 }),
);
