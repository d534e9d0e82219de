import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { daysFault, type Fault } from "./kinds";
import { canCarry, isSecretary } from "./rights";

export const agreementStatuses = ["draft", "confirmed", "reviewed", "renewed", "ended"] as const;
export type AgreementStatus = (typeof agreementStatuses)[number];

export const rhythms = ["month", "quarter", "half", "year"] as const;
export type Rhythm = (typeof rhythms)[number];

/** With what a commitment is ticked off: what is on record anyway. */
export const recordKinds = ["project", "step", "booking", "service"] as const;
export type RecordKind = (typeof recordKinds)[number];

/** What its place does with an agreement: verb, from where, to where. The word of all sides makes it from the draft. */
export const agreementVerbs = {
  review: { from: ["confirmed"], to: "reviewed" },
  renew: { from: ["reviewed"], to: "renewed" },
  end: { from: ["draft", "confirmed", "reviewed"], to: "ended" },
} as const;
export type AgreementVerb = keyof typeof agreementVerbs;

export function mayDo(verb: AgreementVerb, status: AgreementStatus): boolean {
  return agreementVerbs[verb].from.some((one) => one === status);
}

/** It stands: commitments are ticked off, until its days are over also while its renewal is spoken of. */
export function isStanding(status: AgreementStatus): boolean {
  return status === "confirmed" || status === "reviewed" || status === "renewed";
}

/** Until it is reviewed a tick that was made by mistake is taken back; what was reviewed stays as it was reviewed. */
export function mayUntick(status: AgreementStatus): boolean {
  return status === "confirmed";
}

/** So many days before its end a renewal is spoken of, and its place is told once. */
const soonDays = 30;

interface Dated {
  readonly status: AgreementStatus;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

export type Standing = "ahead" | "active" | "soon" | "over";

/**
 * 待生效, 生效中, 即将到期, 已到期 of an agreement that stands; null = it does not, or not any more: nothing is left to do
 * about one that was renewed before it was over.
 */
export function standingOf({ status, startsOn, endsOn }: Dated, today: IsoDate): Standing | null {
  if (!isStanding(status)) return null;
  if (today < startsOn) return "ahead";
  if (today > endsOn) return status === "renewed" ? null : "over";
  return status !== "renewed" && endsOn <= soonUntil(today) ? "soon" : "active";
}

/** An agreement that ends until this day ends soon. */
export function soonUntil(today: IsoDate): IsoDate {
  return isoDateOf((dayNumberOf(today) ?? 0) + soonDays);
}

/** The days of a renewal, right after those of the agreement: as many years, or else as many days. */
export function daysAfter({ startsOn, endsOn }: { startsOn: IsoDate; endsOn: IsoDate }) {
  const [from, until] = [dayNumberOf(startsOn) ?? 0, dayNumberOf(endsOn) ?? 0];
  const next = isoDateOf(until + 1);
  const years = Number(next.slice(0, 4)) - Number(startsOn.slice(0, 4));
  const over =
    years > 0 && next.slice(4) === startsOn.slice(4)
      ? dayNumberOf(`${String(Number(next.slice(0, 4)) + years)}${next.slice(4)}`)
      : null;
  return { startsOn: next, endsOn: isoDateOf((over ?? until + 2 + (until - from)) - 1) };
}

/**
 * The days of a project for the agreement that is drafted out of it. One that is over is carried on from today; an
 * agreement of a single day is refused, so that its end is chosen.
 */
export function daysOfProject(
  { startsOn, endsOn }: { readonly startsOn: IsoDate; readonly endsOn: IsoDate },
  today: IsoDate,
): { startsOn: IsoDate; endsOn: IsoDate | undefined } {
  if (endsOn < today) return { startsOn: today, endsOn: undefined };
  return { startsOn, endsOn: endsOn > startsOn ? endsOn : undefined };
}

/** A day as far into the renewal as it was into the agreement, and not after its end. */
export function dayInRenewal(
  day: IsoDate,
  before: { startsOn: IsoDate },
  after: { startsOn: IsoDate; endsOn: IsoDate },
): IsoDate {
  const into = (dayNumberOf(day) ?? 0) - (dayNumberOf(before.startsOn) ?? 0);
  const moved = isoDateOf((dayNumberOf(after.startsOn) ?? 0) + into);
  return moved > after.endsOn ? after.endsOn : moved;
}

/** An agreement has a unit beside its place, and ends after it starts. */
export function draftFault({
  startsOn,
  endsOn,
  unitIds,
}: {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly unitIds: readonly string[];
}): Fault | null {
  if (endsOn === startsOn) return { field: "endsOn", key: "field.endBefore" };
  const wrong = daysFault(startsOn, endsOn, "endsOn");
  if (wrong !== null) return wrong;
  return unitIds.length === 0 ? { field: "unitIds", key: "field.noParty" } : null;
}

interface Promised {
  readonly organizationId?: string | undefined;
  readonly dueOn?: IsoDate | undefined;
  readonly rhythm?: Rhythm | undefined;
}

/** Somebody who signs owns a commitment, and it has a day within the agreement or a rhythm. */
export function commitmentFault(
  { organizationId, dueOn, rhythm }: Promised,
  { startsOn, endsOn, signers }: { startsOn: IsoDate; endsOn: IsoDate; signers: readonly string[] },
): Fault | null {
  if (organizationId === undefined || !signers.includes(organizationId)) {
    return { field: "organizationId", key: "field.nobodyOwns" };
  }
  if ((dueOn === undefined) === (rhythm === undefined)) {
    return { field: "dueOn", key: "field.dayOrRhythm" };
  }
  return dueOn !== undefined && (dueOn < startsOn || dueOn > endsOn)
    ? { field: "dueOn", key: "field.withinAgreement" }
    : null;
}

interface Signer {
  readonly path: string;
  readonly organizationId: string;
  readonly isOffice: boolean;
}

/** Who gives the word: a unit's liaison officer for the unit, the secretary for the place. */
export function canSign(actor: ActorFacts, signer: Signer): Verdict {
  const own = signer.isOffice
    ? isSecretary(actor) && actor.lo === signer.path
    : actor.role === "liaison" && actor.organizationId === signer.organizationId;
  return own ? allowed : refused("forbidden", "refusal.role");
}

/** 商改: a unit that does not agree says what is to change; the place just changes it. */
export function canReturn(actor: ActorFacts, signer: Signer): Verdict {
  return signer.isOffice ? refused("forbidden", "refusal.role") : canSign(actor, signer);
}

/** 撤回修改: the place takes back its own word. */
export function canRecall(actor: ActorFacts, signer: Signer): Verdict {
  return signer.isOffice ? canSign(actor, signer) : refused("forbidden", "refusal.role");
}

/** Drafts, reviews, renews and ends: the secretary of the place. */
export const canKeepAgreement = canCarry;
