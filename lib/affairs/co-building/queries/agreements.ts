import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  agreementStatuses,
  standingOf,
  type AgreementStatus,
  type Standing,
} from "../rules/agreements";
import { canPlan } from "../rules/rights";
import { shownMost } from "../rules/shown";
import { isAsked, isSent, signersOf } from "./signers";

export interface AgreementLine {
  id: string;
  title: string;
  status: AgreementStatus;
  standing: Standing | null;
  /** The place has confirmed: the words stand and the units are asked. */
  sent: boolean;
  startsOn: string;
  endsOn: string;
  sides: { name: string; confirmed: boolean }[];
  /** Waits for the word of the unit that looks. */
  waits: boolean;
  /** A unit has asked for changes. */
  returned: boolean;
}

export interface AgreementPage {
  lines: AgreementLine[];
  next: string | null;
  mayDraft: boolean;
}

const pageSize = 50;

export const agreementColumns = {
  id: true,
  title: true,
  areaId: true,
  status: true,
  startsOn: true,
  endsOn: true,
  draftedAt: true,
} as const;

interface AgreementFilter {
  status?: AgreementStatus | undefined;
  after?: string | undefined;
}

/** Agreements of the own range, or of the own unit, the newest first. Three statements. */
export async function agreementPage(
  scope: Scope,
  { status, after }: AgreementFilter,
): Promise<AgreementPage> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const last =
    after === undefined
      ? null
      : await tx.coAgreement.findFirst({
          where: { tenantId, id: after },
          select: { id: true, draftedAt: true },
        });
  const rows = await tx.coAgreement.findMany({
    where: {
      tenantId,
      ...(actor.role === "liaison" ? {} : { path: { gte: actor.lo, lt: actor.hi } }),
      ...(status === undefined ? {} : { status }),
      ...(last === null
        ? {}
        : {
            OR: [
              { draftedAt: { lt: last.draftedAt } },
              { draftedAt: last.draftedAt, id: { lt: last.id } },
            ],
          }),
    },
    orderBy: [{ draftedAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    select: agreementColumns,
  });
  const shown = rows.slice(0, pageSize);
  const signers = await signersOf(
    scope,
    shown.map(({ id }) => id),
  );
  const today = localDate(actor.now, actor.tenant.timeZone);
  return {
    lines: shown.map((row) => {
      const sides = signers.get(row.id) ?? [];
      const dated = datedOf(row);
      return {
        ...dated,
        id: row.id,
        title: row.title,
        standing: standingOf(dated, today),
        sent: isSent(sides),
        sides: sides.map(({ name, confirmedAt }) => ({ name, confirmed: confirmedAt !== null })),
        waits:
          dated.status === "draft" && sides.some((side) => !side.isOffice && isAsked(side, sides)),
        returned: dated.status === "draft" && sides.some((side) => side.returned !== null),
      };
    }),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
    mayDraft: canPlan(actor).ok,
  };
}

export interface AgreementLink {
  id: string;
  title: string;
  status: AgreementStatus;
}

/** Which agreements have come of a project, as far as who looks may read them. One statement. */
export async function agreementsOfProject(
  { actor, tx }: Scope,
  projectId: string,
): Promise<AgreementLink[]> {
  const rows = await tx.coAgreement.findMany({
    where: { tenantId: actor.tenantId, projectId },
    orderBy: [{ draftedAt: "desc" }, { id: "desc" }],
    take: shownMost.agreements,
    select: { id: true, title: true, status: true },
  });
  return rows.map((row) => ({ ...row, status: statusOf(row) }));
}

export interface AgreementOf extends AgreementLink {
  /** For the word of the organization: the place has given its own. */
  waits: boolean;
}

/** The agreements that an organization signs, as far as who looks may read them, the newest first. One statement. */
export async function agreementsOf(
  { actor, tx }: Scope,
  organizationId: string,
): Promise<AgreementOf[]> {
  const rows = await tx.$queryRaw<{ id: string; title: string; status: string; waits: boolean }[]>`
    select a.id, a.title, a.status,
      a.status = 'draft' and s.confirmed_at is null and o.confirmed_at is not null as waits
    from co_signer s
    join co_signer o on o.tenant_id = s.tenant_id and o.agreement_id = s.agreement_id and o.is_office
    join co_agreement a on a.tenant_id = s.tenant_id and a.id = s.agreement_id
    where s.tenant_id = ${actor.tenantId}::uuid and s.organization_id = ${organizationId}::uuid
    order by a.drafted_at desc, a.id desc limit ${shownMost.agreements}`;
  return rows.map((row) => ({ ...row, status: statusOf(row) }));
}

function statusOf({ status }: { status: string }): AgreementStatus {
  return agreementStatuses.find((one) => one === status) ?? "ended";
}

/** Its status and days as they are shown. */
export function datedOf(row: { status: string; startsOn: Date; endsOn: Date }) {
  return {
    status: statusOf(row),
    startsOn: isoDay(row.startsOn),
    endsOn: isoDay(row.endsOn),
  };
}
