import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { powers, purposesOf } from "../rules/opinions";
import { powersOf, shippedPurpose, type Power } from "../rules/powers";

/** The powers of the streets as the district has them now. One statement. */
export async function powersNow({ actor, tx }: Scope): Promise<Power[]> {
  const changes = await tx.opinionPower.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: { id: "asc" },
    select: { key: true, name: true, retiredAt: true, version: true },
  });
  return powersOf(changes);
}

export interface PurposeChoice {
  key: string;
  name: string;
  /** The district's own words, which a request keeps; null for the shipped ones. */
  told: string | null;
}

/** For what somebody may ask: a street and a department for the powers, others for what is shipped. One statement at the most. */
export async function purposeChoices(scope: Scope): Promise<PurposeChoice[]> {
  const shipped = purposesOf(scope.actor.role);
  if (shipped !== powers) {
    return shipped.map((key) => ({ key, name: shippedPurpose(key), told: null }));
  }
  return (await powersNow(scope))
    .filter(({ retired }) => !retired)
    .map(({ key, name, version }) => ({ key, name, told: version === 0 ? null : name }));
}
