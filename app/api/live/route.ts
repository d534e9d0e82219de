import { liveRoute } from "@/lib/web/route";

export const dynamic = "force-dynamic";

/** Says to an open page that something in its range has changed; what it was the page reads itself. */
export const GET = liveRoute([
  "district_dispatcher",
  "street_dispatcher",
  "street_secretary",
  "community_secretary",
  "grid_worker",
  "district_org",
  "dept_clerk",
  "dept_leader",
]);
