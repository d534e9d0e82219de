import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { range } from "@/lib/ground/territory/rules/path";
import { checkInVerbsFor, type CheckInStatus, type CheckInVerb } from "../rules/workflow";
import { linesOf, statusOf, type CheckInLine } from "./desk";
import { communityOptions, type CommunityOption } from "./communities";
import { correctionsOf, type Correction } from "./corrections";
import { disclosedMember, type Disclosed } from "./disclosed";

export interface CheckInDetail extends CheckInLine {
  now: string;
  origin: string;
  /** The district that has signed the statement with which the member came. */
  fromDistrict: string | null;
  skills: string[];
  times: string[];
  /** What the member has agreed to and not taken back. */
  consents: string[];
  gridId: string | null;
  exemptReason: string | null;
  declineText: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  endedAt: string | null;
  contact: Disclosed | null;
  corrections: Correction[];
  verbs: CheckInVerb[];
  grids: { id: string; name: string }[];
  communities: CommunityOption[];
  /** Earlier check-ins of the same member in the own range. */
  earlier: { id: string; status: CheckInStatus; endReason: string | null; submittedAt: string }[];
}

/** One check-in as the community sees it, names masked until asked for. At most ten statements. */
export async function checkInDetail(scope: Scope, id: string): Promise<CheckInDetail> {
  const { actor, tx } = scope;
  const row = await tx.memberCheckIn.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: {
      id: true,
      version: true,
      path: true,
      memberId: true,
      areaId: true,
      gridId: true,
      branchName: true,
      status: true,
      origin: true,
      fromDistrict: true,
      exemptReason: true,
      declineText: true,
      endReason: true,
      submittedAt: true,
      decidedAt: true,
      decidedBy: true,
      endedAt: true,
    },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const [line] = await linesOf(scope, [row]);
  if (line === undefined) throw new Refusal("not-found", "refusal.notFound");
  const { memberId } = row;
  const member = await tx.member.findFirst({
    where: { tenantId: actor.tenantId, id: memberId },
    select: { skills: true, times: true },
  });
  const consents = await tx.consent.findMany({
    where: { tenantId: actor.tenantId, memberId, withdrawnAt: null },
    select: { purpose: true },
  });
  const earlier = await tx.memberCheckIn.findMany({
    where: { tenantId: actor.tenantId, memberId, id: { not: id } },
    orderBy: { submittedAt: "desc" },
    take: 10,
    select: { id: true, status: true, endReason: true, submittedAt: true },
  });
  const verbs = line.name === null ? [] : checkInVerbsFor(actor, row);
  return {
    ...line,
    now: new Date(actor.now).toISOString(),
    origin: row.origin,
    fromDistrict: row.fromDistrict,
    gridId: row.gridId,
    exemptReason: row.exemptReason,
    declineText: row.declineText,
    decidedAt: iso(row.decidedAt),
    decidedBy: row.decidedBy,
    endedAt: iso(row.endedAt),
    skills: member?.skills ?? [],
    times: member?.times ?? [],
    consents: consents.map(({ purpose }) => purpose),
    contact: await disclosedMember(scope, row),
    corrections: await correctionsOf(scope, memberId),
    verbs,
    grids:
      verbs.includes("transfer") || verbs.includes("reinstate")
        ? await gridsOf(scope, row.path)
        : [],
    communities: verbs.includes("transfer")
      ? (await communityOptions(scope)).filter((one) => one.id !== row.areaId)
      : [],
    earlier: earlier.map(({ status, submittedAt, ...rest }) => ({
      ...rest,
      status: statusOf(status),
      submittedAt: submittedAt.toISOString(),
    })),
  };
}

async function gridsOf({ actor, tx }: Scope, path: string) {
  const { lo, hi } = range(path);
  return tx.area.findMany({
    where: { tenantId: actor.tenantId, level: "grid", validTo: null, path: { gte: lo, lt: hi } },
    orderBy: [{ code: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
  });
}

function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}
