import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  closingPeriods,
  duesHint,
  isHeldBy,
  isReminded,
  recordKinds,
  unpaidMonths,
  type LifeRhythm,
  type RecordKind,
} from "../rules/life";
import { isCounted } from "../rules/kinds";
import { canKeep } from "../rules/rights";
import { headOf, type PartyHead } from "./head";
import { sizesOf } from "./sizes";

export interface RecordShown {
  id: string;
  version: number;
  kind: RecordKind;
  heldOn: string;
  topic: string;
  present: number | null;
  outcome: string | null;
  onPaper: boolean;
  hosts: string[];
  others: string | null;
  enteredBy: string;
  struck: { by: string; reason: string } | null;
}

export interface DuesShown {
  month: string;
  paid: number;
  unpaid: number;
  waived: number;
}

export interface PartyLife {
  head: PartyHead;
  today: string;
  records: RecordShown[];
  /** For who keeps it alone: what is usual in a period that is nearly over, and not recorded (DOMAIN §6.3). */
  missing: RecordKind[];
  rhythm: LifeRhythm;
  dues: DuesShown[];
  hint: 3 | 5 | null;
  may: { record: boolean; dues: boolean };
  /** With which organizations a gathering may be held together. */
  hosts: { id: string; name: string }[];
}

const recordsMax = 60;
const monthsMax = 12;
const hostsMax = 200;

/** How often each kind is usual, by the district's numbers in force today. One statement. */
export async function rhythmOf(scope: Scope): Promise<LifeRhythm> {
  const { settings } = await clockworkOf(scope);
  return {
    member_assembly: settings["org.life.assembly"],
    branch_committee: settings["org.life.committee"],
    group_meeting: settings["org.life.group"],
    party_lecture: settings["org.life.lecture"],
    theme_day: settings["org.life.themeDay"],
    org_life_meeting: settings["org.life.meeting"],
    member_appraisal: settings["org.life.appraisal"],
  };
}

/** The gatherings and dues of one organization. At most eleven statements. */
export async function partyLife(scope: Scope, id: string): Promise<PartyLife> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const head = await headOf(scope, id);
  const today = localDate(actor.now, actor.tenant.timeZone);
  const records = await recordsOf(scope, id);
  const counted = isCounted(head.kind);
  const dues = counted ? await duesOf(scope, id) : [];
  const rhythm = await rhythmOf(scope);
  const keeps = head.open && canKeep(actor, head).ok;
  return {
    head,
    today,
    records,
    rhythm,
    dues,
    // Who looks from above is told nothing of what is missing: no score of meetings held (DOMAIN §11.1, N10).
    missing:
      keeps && isReminded(head.kind)
        ? await missingOf(scope, head, { records, rhythm, today })
        : [],
    hint: keeps ? duesHint(unpaidMonths(dues)) : null,
    may: { record: keeps, dues: keeps && counted },
    hosts: keeps
      ? await tx.partyOrganization.findMany({
          where: {
            tenantId,
            closedOn: null,
            id: { not: id },
            path: head.path,
            level: { in: ["committee", "general_branch", "branch"] },
          },
          orderBy: { id: "asc" },
          take: hostsMax,
          select: { id: true, name: true },
        })
      : [],
  };
}

async function missingOf(
  scope: Scope,
  { id }: PartyHead,
  {
    records,
    rhythm,
    today,
  }: { records: readonly RecordShown[]; rhythm: LifeRhythm; today: string },
): Promise<RecordKind[]> {
  const { settings } = await clockworkOf(scope);
  const size = (await sizesOf(scope, [id])).get(id);
  const group = await scope.tx.partyOrganization.findFirst({
    where: { tenantId: scope.actor.tenantId, parentId: id, level: "group", closedOn: null },
    select: { id: true },
  });
  const branch = {
    full: size?.full ?? null,
    committeeFrom: settings["org.branch.committeeFrom"],
    hasGroups: group !== null,
  };
  return closingPeriods(rhythm, today).flatMap(({ kind, since }) => {
    const held = records.some(
      (one) => one.kind === kind && one.struck === null && one.heldOn >= since,
    );
    return !held && isHeldBy(kind, branch) ? [kind] : [];
  });
}

async function recordsOf({ actor, tx }: Scope, partyId: string): Promise<RecordShown[]> {
  const rows = await tx.partyRecord.findMany({
    where: { tenantId: actor.tenantId, partyId },
    orderBy: [{ heldOn: "desc" }, { enteredAt: "desc" }],
    take: recordsMax,
    select: {
      id: true,
      version: true,
      kind: true,
      heldOn: true,
      topic: true,
      present: true,
      outcome: true,
      onPaper: true,
      hosts: true,
      others: true,
      enteredBy: true,
      struckBy: true,
      strikeReason: true,
    },
  });
  return rows.map(({ kind, heldOn, struckBy, strikeReason, ...row }) => ({
    ...row,
    kind: recordKinds.find((one) => one === kind) ?? "theme_day",
    heldOn: isoDay(heldOn),
    struck: struckBy === null ? null : { by: struckBy, reason: strikeReason ?? "" },
  }));
}

async function duesOf({ actor, tx }: Scope, partyId: string): Promise<DuesShown[]> {
  const rows = await tx.partyDues.findMany({
    where: { tenantId: actor.tenantId, partyId },
    orderBy: { month: "desc" },
    take: monthsMax,
    select: { month: true, paid: true, unpaid: true, waived: true },
  });
  return rows.map(({ month, ...row }) => ({ ...row, month: isoDay(month).slice(0, 7) }));
}
