import type { Route } from "./routes";

// Who is told of a whistle call (DOMAIN §2.7). A call does not wait for anybody to look: everything is
// told at once. `registrar` is whoever blew, `clerks` and `leaders` are the called department's.
const street = [
  { who: "registrar", class: "now" },
  { who: "dispatchers", class: "now" },
] as const;

export const whistleRoutes: Readonly<Record<`whistle.${string}`, Route>> = {
  "whistle.blown": [
    { who: "clerks", class: "now", kind: "whistleBlown" },
    { who: "leaders", class: "now", kind: "whistleBlown" },
  ],
  "whistle.acknowledged": street.map((one) => ({ ...one, kind: "whistleComing" })),
  // What a department refuses the street reports to the district.
  "whistle.refused": [
    ...street.map((one) => ({ ...one, kind: "whistleRefused" })),
    { who: "secretaries", class: "now", kind: "whistleRefused" },
    { who: "center", class: "now", kind: "whistleRefused" },
  ],
  "whistle.arrived": street.map((one) => ({ ...one, kind: "whistleArrived" })),
  // Whoever waits on the spot hears that they may go.
  "whistle.left": [{ who: "clerks", class: "now", kind: "whistleLeft" }],
  "whistle.confirmed": [{ who: "clerks", class: "now", kind: "whistleConfirmed" }],
  "whistle.cancelled": [
    { who: "clerks", class: "now", kind: "whistleCancelled" },
    { who: "leaders", class: "now", kind: "whistleCancelled" },
  ],
  "whistle.overdue": [
    { who: "leaders", class: "now", kind: "whistleOverdue" },
    { who: "clerks", class: "now", kind: "whistleOverdue" },
    ...street.map((one) => ({ ...one, kind: "whistleMissing" })),
    { who: "secretaries", class: "now", kind: "whistleMissing" },
  ],
};

/** Whoever is on call is called to a place and not to a matter; so is whoever stands above. */
export const whistleOnCallKinds: Readonly<Record<string, string>> = {
  onCall: "whistleOnCall",
  onCallGap: "whistleOnCallGap",
};
