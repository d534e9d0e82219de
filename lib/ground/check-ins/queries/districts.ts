import "server-only";
import { districtKey, fingerprint } from "@/lib/platform/crypto/signature";
import type { Scope } from "@/lib/platform/db/scope";

export interface KnownDistrict {
  id: string;
  version: number;
  name: string;
  fingerprint: string;
  enteredAt: string;
  enteredBy: string;
}

/** The own public key, and those whose statements are accepted. One statement. */
export async function knownDistricts({ actor, tx }: Scope): Promise<{
  now: string;
  own: { publicKey: string; fingerprint: string };
  known: KnownDistrict[];
}> {
  const rows = await tx.knownDistrict.findMany({
    where: { tenantId: actor.tenantId, endedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
    select: {
      id: true,
      version: true,
      name: true,
      publicKey: true,
      enteredAt: true,
      enteredBy: true,
    },
  });
  const publicKey = districtKey(actor.tenant.slug);
  return {
    now: new Date(actor.now).toISOString(),
    own: { publicKey, fingerprint: fingerprint(publicKey) },
    known: rows.map(({ publicKey: key, enteredAt, ...row }) => ({
      ...row,
      fingerprint: fingerprint(key),
      enteredAt: enteredAt.toISOString(),
    })),
  };
}
