import "server-only";
import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { instantAt, localDay } from "@/lib/platform/core/time-zone";
import { deriveBytes } from "@/lib/platform/crypto/field";
import { credentialHash } from "@/lib/platform/access/credential";
import type { Actor, Scope } from "@/lib/platform/db/scope";
import type { OpenedSystem, ShownKey } from "../schema";

/**
 * The key of one submission: 256 bits that follow from its idempotency key and the server's secret,
 * so that a retry is told the same one although only its hash is stored.
 */
function keyOf(submission: string): string {
  return Buffer.from(deriveBytes(`system-key|${submission}`)).toString("base64url");
}

/** What the page is told, once. */
export function withKey(
  result: OpenedSystem,
  submission: string,
  { origin }: { origin: string },
): ShownKey {
  return { ...result, key: keyOf(submission), address: origin };
}

/** Makes the key of this submission the one that opens the door for the system. */
export async function issueKey({ actor, tx }: Scope, id: string, submission: string) {
  const { slug } = actor.tenant;
  const hash = credentialHash({ kind: "system", slug, key: keyOf(submission) });
  await tx.$executeRaw`select sec.issue_system_key(${id}::uuid, ${hash})`;
}

const daysMax = 3 * 366;

/** The end of the last day on which a key opens: from today on, three years at most. */
export function endOf(lastDay: string, { tenant, now }: Actor): Date {
  const last = dayNumberOf(lastDay) ?? 0;
  const today = localDay(now, tenant.timeZone);
  if (last < today) throw refuseDay("systems.past");
  if (last > today + daysMax) throw refuseDay("systems.tooLong");
  return new Date(instantAt(last + 1, 0, tenant.timeZone));
}

function refuseDay(why: "systems.past" | "systems.tooLong"): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { lastDay: why } });
}
