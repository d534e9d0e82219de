import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { formOf, isCounted, levelOf, type PartyKind } from "./kinds";
import { addMonths } from "./terms";

/** The district's numbers (parameters org.*; DOMAIN §6.1). Only full members count. */
export interface PartyNumbers {
  readonly minFull: number;
  readonly committeeFrom: number;
  readonly maxMembers: number;
  readonly generalFrom: number;
  readonly committeeAt: number;
  readonly jointUnits: number;
}

/** What the rules look at. */
export interface PartySize {
  readonly kind: PartyKind;
  /** Of the organization, or of all branches below it; null = nobody has counted. */
  readonly full: number | null;
  readonly countedOn: IsoDate | null;
  /** Branches below it without a head count. */
  readonly uncounted: number;
  readonly units: number;
  readonly establishedOn: IsoDate;
  readonly endsOn: IsoDate | null;
}

export const partyRules = [
  "counted",
  "fresh",
  "minFull",
  "maxMembers",
  "officer",
  "board",
  "general",
  "committee",
  "jointUnits",
  "projectSpan",
  "lifeOver",
] as const;
export type PartyRule = (typeof partyRules)[number];

/** `hint`: what the number asks for. `warn`: what does not fit. Nothing follows by itself. */
export interface PartyFinding {
  readonly rule: PartyRule;
  readonly tone: "ok" | "hint" | "warn";
  readonly values: Readonly<Record<string, number>>;
}

/** How an organization stands against the rules of setting up, in the order in which they are shown. */
export function findings(
  size: PartySize,
  numbers: PartyNumbers,
  today: IsoDate,
): readonly PartyFinding[] {
  const { kind, countedOn } = size;
  const level = levelOf(kind);
  if (level === "work_committee" || level === "group" || level === "household") return [];
  if (level === "branch" && !isCounted(kind)) return byLife(size, today);
  const found: PartyFinding[] = [];
  if (size.full === null) found.push({ rule: "counted", tone: "warn", values: { n: 0 } });
  else if (size.uncounted > 0) {
    found.push({ rule: "counted", tone: "warn", values: { n: size.uncounted } });
  }
  if (countedOn !== null && countedOn < addMonths(today, -12)) {
    found.push({ rule: "fresh", tone: "warn", values: {} });
  }
  if (size.full !== null) found.push(...bySize(kind, size.full, numbers));
  if (size.units > numbers.jointUnits && formOf(kind) === "joint") {
    found.push({
      rule: "jointUnits",
      tone: "warn",
      values: { n: size.units, max: numbers.jointUnits },
    });
  }
  return [...found, ...byLife(size, today)];
}

function bySize(kind: PartyKind, full: number, numbers: PartyNumbers): PartyFinding[] {
  const values = { full };
  switch (levelOf(kind)) {
    case "branch":
      return [
        {
          rule: "minFull",
          tone: full >= numbers.minFull ? "ok" : "warn",
          values: { ...values, min: numbers.minFull },
        },
        ...(full > numbers.maxMembers
          ? [
              {
                rule: "maxMembers",
                tone: "warn",
                values: { ...values, max: numbers.maxMembers },
              } as const,
            ]
          : []),
        full >= numbers.committeeFrom
          ? { rule: "board", tone: "hint", values: { ...values, from: numbers.committeeFrom } }
          : { rule: "officer", tone: "hint", values: { ...values, from: numbers.committeeFrom } },
      ];
    case "general_branch":
      return [
        {
          rule: "general",
          tone: full >= numbers.generalFrom ? "ok" : "hint",
          values: { ...values, from: numbers.generalFrom },
        },
      ];
    case "committee":
      return [
        {
          rule: "committee",
          tone: full >= numbers.committeeAt ? "ok" : "hint",
          values: { ...values, from: numbers.committeeAt },
        },
      ];
    case "work_committee":
    case "group":
    case "household":
      return [];
  }
}

/** A project of more than six months has a branch (DOMAIN §6.1); when it is over, the branch is closed by people. */
function byLife({ kind, establishedOn, endsOn }: PartySize, today: IsoDate): PartyFinding[] {
  if (endsOn === null) return [];
  return [
    ...(formOf(kind) === "project" && endsOn < addMonths(establishedOn, 6)
      ? [{ rule: "projectSpan", tone: "hint", values: {} } as const]
      : []),
    ...(today > endsOn ? [{ rule: "lifeOver", tone: "warn", values: {} } as const] : []),
  ];
}
