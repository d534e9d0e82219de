import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { canRecall, canReturn, canSign } from "../rules/agreements";

export interface SignerShown {
  id: string;
  version: number;
  organizationId: string;
  name: string;
  isOffice: boolean;
  confirmedAt: string | null;
  confirmedBy: string | null;
  /** What is to change, as the side has said. */
  returned: { at: string; reason: string } | null;
  maySign: boolean;
  mayReturn: boolean;
  mayRecall: boolean;
}

/** Who signs some agreements, the place first. One statement. */
export async function signersOf(
  { actor, tx }: Scope,
  agreementIds: readonly string[],
): Promise<Map<string, SignerShown[]>> {
  const rows = await tx.coSigner.findMany({
    where: { tenantId: actor.tenantId, agreementId: { in: [...agreementIds] } },
    orderBy: [{ isOffice: "desc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      agreementId: true,
      path: true,
      organizationId: true,
      organizationName: true,
      isOffice: true,
      confirmedAt: true,
      confirmedBy: true,
      returnedAt: true,
      returnReason: true,
    },
  });
  const signers = new Map<string, SignerShown[]>();
  for (const row of rows) {
    const { id, version, organizationId, organizationName, isOffice, confirmedAt } = row;
    const signer = {
      id,
      version,
      organizationId,
      isOffice,
      name: organizationName,
      confirmedAt: confirmedAt === null ? null : confirmedAt.toISOString(),
      confirmedBy: row.confirmedBy,
      returned:
        row.returnedAt === null
          ? null
          : { at: row.returnedAt.toISOString(), reason: row.returnReason ?? "" },
      maySign: confirmedAt === null && canSign(actor, row).ok,
      mayReturn: confirmedAt === null && canReturn(actor, row).ok,
      mayRecall: confirmedAt !== null && canRecall(actor, row).ok,
    };
    signers.set(row.agreementId, [...(signers.get(row.agreementId) ?? []), signer]);
  }
  return signers;
}

/** The place has given its word: the words stand and the units are asked. */
export function isSent(sides: readonly SignerShown[]): boolean {
  return sides.some(({ isOffice, confirmedAt }) => isOffice && confirmedAt !== null);
}

/** The place gives its word first, the units after it. */
export function isAsked(side: SignerShown, sides: readonly SignerShown[]): boolean {
  return side.maySign && (side.isOffice || isSent(sides));
}
