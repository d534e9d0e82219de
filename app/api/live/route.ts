import { seesMatter } from "@/lib/affairs/tickets/queries/open-matter";
import { areaRoles, organizationRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { liveRoute } from "@/lib/web/route";

export const dynamic = "force-dynamic";

/** Says to an open page that something in its range has changed; what it was the page reads itself. */
export const GET = liveRoute([...areaRoles, ...organizationRoles], seesMatter);
