import type { IsoDate } from "@/lib/platform/core/calendar-day";
import type { CommitteeState, Fault } from "./estates";

/** The bodies around an estate that send people to each other (DOMAIN §7.5: 双向进入、交叉任职). */
export const bodies = ["residents_committee", "party", "owners", "company"] as const;
export type EstateBody = (typeof bodies)[number];

/**
 * Where an interest stands against a post. `supervised`: staff of the company that serves the estate sits with the
 * owners who supervise it; `guided`: or with the residents' committee, which mediates between both; `employed`: who
 * supervises the company works for it; `paid`: who mediates is paid by it.
 */
export const conflictKinds = ["supervised", "guided", "employed", "paid"] as const;
export type ConflictKind = (typeof conflictKinds)[number];

interface Entering {
  readonly from: EstateBody;
  readonly to: EstateBody;
  /** By the body that is entered. */
  readonly paid: boolean;
  /** The company serves this estate now. */
  readonly serves: boolean;
}

/**
 * The conflict of an appointment, or none. DOMAIN §7.5 asks for a register with a note of the conflict and forbids
 * nothing: with the note it stands. A company that does not serve the estate (any more) is in conflict with nobody.
 */
export function conflictOf({ from, to, paid, serves }: Entering): ConflictKind | null {
  if (!serves) return null;
  if (from === "company") {
    if (to === "owners") return "supervised";
    return to === "residents_committee" ? "guided" : null;
  }
  if (to !== "company") return null;
  if (from === "owners") return "employed";
  return paid ? "paid" : null;
}

interface Appointment extends Omit<Entering, "serves"> {
  readonly startsOn: IsoDate;
  readonly note?: string | undefined;
}

interface Ground {
  readonly committee: CommitteeState;
  /** A company serves the estate now. */
  readonly served: boolean;
  readonly today: IsoDate;
}

/** What is wrong with an appointment as it was typed; a conflict without its note stands beside the note. */
export function appointmentFault(
  { from, to, paid, startsOn, note }: Appointment,
  { committee, served, today }: Ground,
): Fault | null {
  if (from === to) return { field: "toBody", key: "field.bodySame" };
  for (const [field, body] of [
    ["fromBody", from],
    ["toBody", to],
  ] as const) {
    if (body === "owners" && committee === "none") return { field, key: "field.bodyNoOwners" };
    if (body === "company" && !served) return { field, key: "field.bodyNoCompany" };
  }
  if (startsOn > today) return { field: "startsOn", key: "field.dayAhead" };
  const conflict = conflictOf({ from, to, paid, serves: served });
  return conflict !== null && note === undefined
    ? { field: "conflictNote", key: noteKeys[conflict] }
    : null;
}

const noteKeys: Readonly<Record<ConflictKind, string>> = {
  supervised: "field.noteSupervised",
  guided: "field.noteGuided",
  employed: "field.noteEmployed",
  paid: "field.notePaid",
};
