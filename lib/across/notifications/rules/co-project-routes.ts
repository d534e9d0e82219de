/**
 * Of needs, resources, projects and bookings the other side is told: an office by a notice to the secretary of its place, a unit by a text to its liaison
 * officer. null = told to nobody: what stands on the lists anyway (DOMAIN §11.1, N6).
 */
export const coProjectRoutes = {
  "co.project_proposed": "coAsked",
  "co.project_taken_over": "coTaken",
  "co.party_confirmed": "coConfirmed",
  "co.party_declined": "coDeclined",
  "co.project_finished": "coFinished",
  "co.project_ended": "coEnded",
  "co.project_edited": "coChanged",
  "co.step_added": "coStep",
  "co.step_edited": "coStep",
  "co.step_dropped": null,
  "co.time_booked": "coBooked",
  "co.booking_returned": "coReturned",
  "co.time_closed": "coTakenBack",
  "co.project_started": null,
  "co.step_done": null,
  "co.step_undone": null,
  "co.photos_added": null,
  "co.photo_hidden": null,
  "co.time_opened": null,
  "co.need_entered": null,
  "co.need_edited": null,
  "co.need_withdrawn": null,
  "co.resource_entered": null,
  "co.resource_edited": null,
  "co.resource_withdrawn": null,
  "co.dimension_set": null,
  // Of agreements: co-building-routes.ts.
  "co.agreement_drafted": null,
  "co.agreement_changed": null,
  "co.commitment_added": null,
  "co.commitment_edited": null,
  "co.commitment_dropped": null,
  "co.agreement_recalled": null,
  "co.agreement_confirmed": null,
  "co.agreement_returned": null,
  "co.commitment_ticked": null,
  "co.commitment_unticked": null,
  "co.agreement_reviewed": null,
  "co.agreement_renewed": null,
  "co.agreement_ended": null,
  "co.agreement_ending": null,
} as const satisfies Readonly<Record<string, string | null>>;

type Routed = Exclude<(typeof coProjectRoutes)[keyof typeof coProjectRoutes], null>;

/**
 * What else an event can mean: to who moves up when a booking is given back, to who had that booking, of a booking that
 * only waits, and to those who were asked beside the one who has declined.
 */
export const furtherKinds = {
  movedUp: "coMovedUp",
  takenBack: "coTakenBack",
  queued: "coQueued",
  over: "coOver",
} as const;
type FurtherKind = (typeof furtherKinds)[keyof typeof furtherKinds];

export type CoProjectKind = Routed | FurtherKind;

/** These a unit hears of once a day, however many there are: the list behind it says the rest. */
export const onceADay: ReadonlySet<CoProjectKind> = new Set([
  "coAsked",
  "coTaken",
  "coStep",
  "coBooked",
  "coQueued",
  "coReturned",
]);

/** These the office of the place writes itself; the offices of other places that take part are told. */
export const ofOthersAlone: ReadonlySet<CoProjectKind> = new Set(["coTaken", "coStep"]);

export function coProjectKind(name: string): Routed | null {
  return isRouted(name) ? coProjectRoutes[name] : null;
}

function isRouted(name: string): name is keyof typeof coProjectRoutes {
  return Object.hasOwn(coProjectRoutes, name);
}
