import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { agreementStatuses, type AgreementStatus } from "../rules/agreements";
import { refuseChanged } from "./record";

interface Asked {
  id: string;
  version?: number | undefined;
}

export async function findAgreement({ actor, tx }: Scope, { id, version }: Asked) {
  const row = await tx.coAgreement.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: {
      id: true,
      path: true,
      unitIds: true,
      title: true,
      projectId: true,
      startsOn: true,
      endsOn: true,
      status: true,
      version: true,
    },
  });
  const status = agreementStatuses.find((one) => one === row?.status);
  if (row === null || status === undefined) return null;
  if (version !== undefined && version !== row.version) refuseChanged();
  return { ...row, status };
}
export type AgreementSubject = NonNullable<Awaited<ReturnType<typeof findAgreement>>>;

/** Who signs an agreement. One statement. */
export async function signersOf({ actor, tx }: Scope, agreementId: string) {
  return tx.coSigner.findMany({
    where: { tenantId: actor.tenantId, agreementId },
    orderBy: [{ isOffice: "desc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      organizationId: true,
      organizationName: true,
      isOffice: true,
      confirmedAt: true,
    },
  });
}

/** Who signs, while nobody has: after the first word nothing is written any more. One statement. */
export async function openSigners(
  scope: Scope,
  { id, status }: { id: string; status: AgreementStatus },
) {
  const signers = await signersOf(scope, id);
  if (status !== "draft" || signers.some((one) => one.confirmedAt !== null)) {
    throw new Refusal("wrong-status", "coBuilding.agreementStands");
  }
  return signers;
}

/** One side of an agreement. Two statements. */
export async function findSigner(scope: Scope, { id, version }: Asked) {
  const { actor, tx } = scope;
  const row = await tx.coSigner.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: {
      id: true,
      path: true,
      agreementId: true,
      organizationId: true,
      isOffice: true,
      confirmedAt: true,
      version: true,
    },
  });
  if (row === null) return null;
  const agreement = await findAgreement(scope, { id: row.agreementId });
  if (agreement === null) return null;
  if (version !== undefined && version !== row.version) refuseChanged(row.agreementId);
  return { ...row, agreement };
}

export type SignerSubject = NonNullable<Awaited<ReturnType<typeof findSigner>>>;

/** What has ticked a commitment off, with its agreement. Three statements. */
export async function findFulfilment(scope: Scope, { id, version }: Asked) {
  const { actor, tx } = scope;
  const row = await tx.coFulfilment.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: {
      id: true,
      path: true,
      commitmentId: true,
      recordKind: true,
      recordId: true,
      takenBackAt: true,
      version: true,
    },
  });
  if (row === null) return null;
  const commitment = await findCommitment(scope, { id: row.commitmentId });
  if (commitment === null) return null;
  if (version !== undefined && version !== row.version) refuseChanged(commitment.agreement.id);
  return { ...row, agreement: commitment.agreement };
}

/** One commitment that was not dropped. Two statements. */
export async function findCommitment(scope: Scope, { id, version }: Asked) {
  const { actor, tx } = scope;
  const row = await tx.coCommitment.findFirst({
    where: { tenantId: actor.tenantId, id, droppedAt: null },
    select: {
      id: true,
      path: true,
      agreementId: true,
      organizationId: true,
      unitIds: true,
      version: true,
    },
  });
  if (row === null) return null;
  const agreement = await findAgreement(scope, { id: row.agreementId });
  if (agreement === null) return null;
  if (version !== undefined && version !== row.version) refuseChanged(row.agreementId);
  return { ...row, agreement };
}
