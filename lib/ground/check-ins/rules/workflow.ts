import {
  allowed,
  refused,
  type ActorFacts,
  type Role,
  type Verdict,
} from "@/lib/platform/access/actor";

export const checkInStatuses = [
  "invited",
  "submitted",
  "active",
  "declined",
  "exempt",
  "ended",
] as const;
export type CheckInStatus = (typeof checkInStatuses)[number];

/** One of these at a time for each member (DOMAIN §4.3). */
export const liveStatuses = ["invited", "submitted", "active", "exempt"] as const;

export const unitStatuses = ["submitted", "active", "declined", "ended"] as const;
export type UnitStatus = (typeof unitStatuses)[number];

/** Who receives check-ins, and who reads them with those who do. */
const receivers = ["community_secretary", "street_secretary"] as const;
export const checkInReaders = [...receivers, "district_org"] as const;

interface Row<Status extends string> {
  readonly from: readonly Status[];
  readonly to: Status | null;
  readonly by: readonly Role[];
}

/**
 * What may be done with a member's check-in (DOMAIN §4.3). The community accepts participation,
 * never an affiliation; a verb without `to` changes no status.
 */
export const checkInVerbs = {
  accept: { from: ["submitted"], to: "active", by: receivers },
  decline: { from: ["submitted"], to: "declined", by: receivers },
  assign: { from: ["active"], to: null, by: receivers },
  reveal: {
    from: ["invited", "submitted", "active", "declined", "exempt"],
    to: null,
    by: checkInReaders,
  },
  tellCode: { from: ["invited", "submitted", "active", "exempt"], to: null, by: receivers },
  correct: { from: liveStatuses, to: null, by: receivers },
  transfer: { from: ["submitted", "active", "exempt"], to: "ended", by: receivers },
  exempt: { from: ["submitted", "active"], to: "exempt", by: receivers },
  reinstate: { from: ["exempt"], to: "active", by: receivers },
  end: { from: ["invited", "submitted", "active", "exempt"], to: "ended", by: receivers },
  merge: { from: ["invited", "submitted", "active", "exempt"], to: "ended", by: receivers },
} as const satisfies Record<string, Row<CheckInStatus>>;
export type CheckInVerb = keyof typeof checkInVerbs;

/** What may be done with a unit's check-in. */
export const unitVerbs = {
  accept: { from: ["submitted"], to: "active", by: receivers },
  decline: { from: ["submitted"], to: "declined", by: receivers },
  reveal: { from: ["submitted", "active", "declined"], to: null, by: checkInReaders },
  tellCode: { from: ["active"], to: null, by: receivers },
  correct: { from: ["submitted", "active"], to: null, by: receivers },
  changePhone: { from: ["active"], to: null, by: ["liaison"] },
  end: { from: ["submitted", "active"], to: "ended", by: receivers },
  edit: { from: ["active"], to: null, by: ["liaison"] },
  leave: { from: ["active"], to: "ended", by: ["liaison"] },
} as const satisfies Record<string, Row<UnitStatus>>;
export type UnitVerb = keyof typeof unitVerbs;

export function canDoOnCheckIn(
  actor: ActorFacts,
  verb: CheckInVerb,
  checkIn: { status: string },
): Verdict {
  return judge(actor, checkInVerbs[verb], checkIn.status);
}

export function canDoOnUnit(actor: ActorFacts, verb: UnitVerb, unit: { status: string }): Verdict {
  return judge(actor, unitVerbs[verb], unit.status);
}

export function checkInVerbsFor(actor: ActorFacts, checkIn: { status: string }): CheckInVerb[] {
  return namesOf(checkInVerbs).filter((verb) => canDoOnCheckIn(actor, verb, checkIn).ok);
}

export function unitVerbsFor(actor: ActorFacts, unit: { status: string }): UnitVerb[] {
  return namesOf(unitVerbs).filter((verb) => canDoOnUnit(actor, verb, unit).ok);
}

/** Who reports, without an account. */
export function canReport(actor: ActorFacts): Verdict {
  return actor.role === "visitor" ? allowed : refused("forbidden", "refusal.role");
}

/** What a member does with the own check-in. */
export function canActForOneself(actor: ActorFacts): Verdict {
  return actor.role === "member" ? allowed : refused("forbidden", "refusal.role");
}

/** Who says which other districts' statements are accepted. */
export function keepsDistricts({ role }: ActorFacts): Verdict {
  return role === "district_org" ? allowed : refused("forbidden", "refusal.role");
}

export function readsCheckIns(actor: ActorFacts): boolean {
  return isOneOf(actor.role, checkInReaders);
}

function judge(actor: ActorFacts, row: Row<string>, status: string): Verdict {
  if (!isOneOf(actor.role, row.by)) return refused("forbidden", "refusal.role");
  return isOneOf(status, row.from) ? allowed : refused("wrong-status", "checkIn.status");
}

function isOneOf(value: string, list: readonly string[]): boolean {
  return list.includes(value);
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  const isName = (key: string): key is Name => Object.hasOwn(table, key);
  return Object.keys(table).filter(isName);
}
