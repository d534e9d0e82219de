import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { shippedPostKinds } from "../data/post-kinds";

export interface PostKind {
  key: string;
  name: string;
  retired: boolean;
  /** 0 where the district has changed nothing. */
  version: number;
}

/** The shipped kinds with what the district has changed of them, then the district's own. */
export function postKinds(
  changes: readonly { key: string; name: string; retiredAt: Date | null; version: number }[],
): PostKind[] {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const shipped = shippedPostKinds.map(({ key, name }) => {
    const change = byKey.get(key);
    return change === undefined ? { key, name, retired: false, version: 0 } : kindOf(change);
  });
  const known = new Set<string>(shippedPostKinds.map(({ key }) => key));
  return [...shipped, ...changes.filter(({ key }) => !known.has(key)).map(kindOf)];
}

/** One list for the whole district, so that its figures can be added up. */
export function canSetKinds(actor: ActorFacts): Verdict {
  return actor.role === "district_org" ? allowed : refused("forbidden", "refusal.role");
}

function kindOf(row: { key: string; name: string; retiredAt: Date | null; version: number }) {
  const { key, name, retiredAt, version } = row;
  return { key, name, retired: retiredAt !== null, version };
}
