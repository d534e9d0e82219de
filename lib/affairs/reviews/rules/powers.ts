import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { messages } from "@/lib/platform/i18n/messages";
import words from "../messages/zh-CN.json";
import { powers, purposes } from "./opinions";

const t = messages(words);

/** One of the powers of a street (五项权利) as the district has it. */
export interface Power {
  key: string;
  name: string;
  retired: boolean;
  /** 0 where the district has changed nothing. */
  version: number;
}

interface Change {
  key: string;
  name: string;
  retiredAt: Date | null;
  version: number;
}

/** The shipped five with what the district has changed of them, then the district's own. */
export function powersOf(changes: readonly Change[]): Power[] {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const shipped = powers.map((key) => {
    const change = byKey.get(key);
    return change === undefined
      ? { key, name: shippedPurpose(key), retired: false, version: 0 }
      : powerOf(change);
  });
  const known = new Set<string>(powers);
  return [...shipped, ...changes.filter(({ key }) => !known.has(key)).map(powerOf)];
}

/** One list for the whole district: a department is asked by all its streets. */
export function canSetPowers(actor: ActorFacts): Verdict {
  return actor.role === "district_org" ? allowed : refused("forbidden", "refusal.role");
}

/** The shipped words of a purpose; empty for one of a district's own. */
export function shippedPurpose(key: string): string {
  const known = purposes.find((one) => one === key);
  return known === undefined ? "" : t(`purpose.${known}`);
}

function powerOf({ key, name, retiredAt, version }: Change): Power {
  return { key, name, retired: retiredAt !== null, version };
}
