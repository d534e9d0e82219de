import type { DutyRole } from "@/lib/platform/access/actor";

/** The places of the console. */
export const places = [
  "desk",
  "dispatch",
  "tickets",
  "assignments",
  "whistles",
  "checkIns",
  "service",
  "councils",
  "party",
  "property",
  "coBuilding",
  "reviews",
  "units",
  "collect",
  "walls",
  "codes",
  "map",
  "dashboard",
  "topics",
  "proactive",
  "figures",
  "replies",
  "catalogue",
  "areas",
  "organizations",
  "people",
  "systems",
  "deliveries",
  "retention",
  "settings",
] as const;
export type Place = (typeof places)[number];

export const placeAddress: Readonly<Record<Place, string>> = {
  desk: "/desk",
  dispatch: "/dispatch",
  tickets: "/tickets",
  assignments: "/assignments",
  whistles: "/whistles",
  checkIns: "/check-ins",
  service: "/service/requests",
  councils: "/councils",
  party: "/party",
  property: "/property",
  coBuilding: "/co-building",
  reviews: "/reviews",
  units: "/units",
  collect: "/service/requests/new",
  walls: "/walls",
  codes: "/codes",
  map: "/map",
  dashboard: "/dashboard",
  topics: "/topics",
  proactive: "/proactive",
  figures: "/dashboard/unit",
  replies: "/replies",
  catalogue: "/catalogue",
  areas: "/admin/areas",
  organizations: "/admin/organizations",
  people: "/admin/people",
  systems: "/admin/systems",
  deliveries: "/admin/deliveries",
  retention: "/admin/retention",
  settings: "/admin/settings",
};

const area = [
  "desk",
  "tickets",
  "whistles",
  "walls",
  "map",
  "dashboard",
  "topics",
  "proactive",
  "replies",
  "catalogue",
  "codes",
] as const;
/** Who deals with service besides. */
const serving = [
  ...area.slice(0, 3),
  "checkIns",
  "service",
  "councils",
  "party",
  "property",
  "coBuilding",
  "reviews",
  "units",
  ...area.slice(3),
] as const;
const dispatcher = [
  "desk",
  "dispatch",
  "tickets",
  "whistles",
  "walls",
  "map",
  "dashboard",
  "topics",
  "proactive",
  "replies",
  "catalogue",
  "codes",
] as const;
const department = [
  "desk",
  "assignments",
  "whistles",
  "reviews",
  "topics",
  "proactive",
  "replies",
  "figures",
  "catalogue",
] as const;

// What a role is shown. It opens nothing: every page asks the guard itself.
const placesByRole: Readonly<Record<DutyRole, readonly Place[]>> = {
  district_org: serving,
  district_dispatcher: [...dispatcher, "property", "coBuilding"],
  street_secretary: [...serving, "settings"],
  street_dispatcher: [...dispatcher, "councils", "property", "coBuilding"],
  community_secretary: serving,
  grid_worker: [
    "desk",
    "tickets",
    "whistles",
    "collect",
    "property",
    "walls",
    "map",
    "topics",
    "replies",
    "catalogue",
  ],
  dept_clerk: department,
  dept_leader: department,
  system_admin: [
    "areas",
    "codes",
    "organizations",
    "people",
    "systems",
    "deliveries",
    "retention",
    "settings",
  ],
};

export function placesOf(role: DutyRole): readonly Place[] {
  return placesByRole[role];
}

/** Where a duty begins its day. */
export function homeOf(role: DutyRole): string {
  const [first = "desk"] = placesByRole[role];
  return placeAddress[first];
}
