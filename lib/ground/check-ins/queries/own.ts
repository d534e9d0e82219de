import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { skills, times } from "../rules/choices";
import { purposes, type Purpose } from "../rules/notice";
import { liveStatuses, type CheckInStatus } from "../rules/workflow";
import { communityOptions, type CommunityOption } from "./communities";
import { statusOf } from "./desk";
import { ownContact, type Contact } from "./disclosed";
import { signedStatement, type OwnStatement } from "./statement";

export interface OwnProfile {
  now: string;
  version: number;
  contact: Contact;
  unit: string;
  skills: string[];
  times: string[];
  /** The present check-in, or the last one. */
  checkIn: {
    status: CheckInStatus;
    live: boolean;
    community: string;
    branch: string | null;
    declineText: string | null;
    endReason: string | null;
    submittedAt: string;
  } | null;
  /** What the member can take along to another district. */
  statement: OwnStatement | null;
  /** Communities to move to. */
  communities: CommunityOption[];
}

/** What the district keeps of the member who asks. At most six statements. */
export async function ownProfile(scope: Scope): Promise<OwnProfile> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const id = actor.personId ?? "";
  const member = await tx.member.findFirst({
    where: { tenantId, id, erasedAt: null },
    select: { unitName: true, skills: true, times: true, version: true },
  });
  if (member === null) throw new Refusal("not-found", "refusal.notFound");
  const row = await tx.memberCheckIn.findFirst({
    where: { tenantId, memberId: id },
    orderBy: [{ submittedAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      areaId: true,
      status: true,
      branchName: true,
      declineText: true,
      endReason: true,
      submittedAt: true,
      endedAt: true,
    },
  });
  const communities = await communityOptions(scope);
  const live = row !== null && liveStatuses.some((status) => status === row.status);
  const contact = await ownContact(scope);
  return {
    now: new Date(actor.now).toISOString(),
    version: member.version,
    contact,
    unit: member.unitName,
    skills: member.skills,
    times: member.times,
    checkIn:
      row === null
        ? null
        : {
            status: statusOf(row.status),
            live,
            community: communities.find(({ id: areaId }) => areaId === row.areaId)?.name ?? "",
            branch: row.branchName,
            declineText: row.declineText,
            endReason: row.endReason,
            submittedAt: row.submittedAt.toISOString(),
          },
    statement: row === null ? null : statementOf(scope, contact, member, row),
    communities: communities.filter(({ id: areaId }) => !live || areaId !== row.areaId),
  };
}

function statementOf(
  scope: Scope,
  { name, phone }: Contact,
  member: { unitName: string; skills: string[]; times: string[] },
  ended: Parameters<typeof signedStatement>[2],
): OwnStatement | null {
  if (name === null || phone === null) return null;
  return signedStatement(
    scope,
    {
      name,
      unit: member.unitName,
      phone,
      skills: skills.filter((one) => member.skills.includes(one)),
      times: times.filter((one) => member.times.includes(one)),
    },
    ended,
  );
}

export interface OwnConsent {
  purpose: Purpose;
  givenAt: string | null;
  withdrawnAt: string | null;
  noticeVersion: string | null;
}

/** The ledger of the member's consents: for every purpose how it stands, and since when. */
export async function ownConsents({ actor, tx }: Scope): Promise<{
  now: string;
  consents: OwnConsent[];
}> {
  const rows = await tx.consent.findMany({
    where: { tenantId: actor.tenantId, memberId: actor.personId ?? "" },
    orderBy: { givenAt: "desc" },
    select: { purpose: true, givenAt: true, withdrawnAt: true, noticeVersion: true },
  });
  return {
    now: new Date(actor.now).toISOString(),
    consents: purposes.map((purpose) => {
      const last = rows.find((row) => row.purpose === purpose);
      return {
        purpose,
        givenAt: last?.givenAt.toISOString() ?? null,
        withdrawnAt: last?.withdrawnAt?.toISOString() ?? null,
        noticeVersion: last?.noticeVersion ?? null,
      };
    }),
  };
}
