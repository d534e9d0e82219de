import "server-only";
import { servedDistricts } from "@/lib/ground/territory/queries";
import { Refusal } from "@/lib/platform/core/refusal";
import { districtKey } from "@/lib/platform/crypto/signature";
import type { Scope } from "@/lib/platform/db/scope";

/** Whom the form names; the districts of this server are asked for outside of the transaction. */
export async function withServed<Input>(input: Input) {
  return { ...input, served: await servedDistricts() };
}

interface Named {
  to: string;
  toUnit: string;
  served: readonly { slug: string; name: string }[];
}

/** The unit and its district, as the report names them: by the public key with which that district signs. */
export async function addresseeOf({ actor, tx }: Scope, { to, toUnit, served }: Named) {
  const [where, which = ""] = to.split(":");
  if (where === "served") {
    const one = served.find(({ slug }) => slug === which && slug !== actor.tenant.slug);
    if (one !== undefined) return { toKey: districtKey(which), toDistrict: one.name, toUnit };
  } else {
    const one = await tx.knownDistrict.findFirst({
      where: { tenantId: actor.tenantId, id: which, endedAt: null },
      select: { name: true, publicKey: true },
    });
    if (one !== null) return { toKey: one.publicKey, toDistrict: one.name, toUnit };
  }
  throw new Refusal("invalid", "refusal.invalid", { fields: { to: "field.choose" } });
}
