import "server-only";
import { districtKey } from "@/lib/platform/crypto/signature";
import type { Scope } from "@/lib/platform/db/scope";

/** A district as it calls itself in what it has signed. */
interface Signer {
  slug: string;
  name: string;
  key: string;
}

/** The name of the district whose key it is: one of this server, or one whose key the district has entered. */
export async function signerOf({ actor, tx }: Scope, from: Signer): Promise<string | null> {
  if (from.key === districtKey(from.slug)) return from.name;
  const known = await tx.knownDistrict.findFirst({
    where: { tenantId: actor.tenantId, publicKey: from.key, endedAt: null },
    select: { name: true },
  });
  return known?.name ?? null;
}
