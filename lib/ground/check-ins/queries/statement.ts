import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { districtKey, isSigned, signedBy } from "@/lib/platform/crypto/signature";
import type { Scope } from "@/lib/platform/db/scope";
import { lineOf } from "../rules/signed-line";
import { acceptedUntil, readLine, textOf, type Statement } from "../rules/statement";
import { signerOf } from "./signer";

/** 转移单 as the member's page and file have it. */
export interface OwnStatement {
  line: string;
  until: string;
  from: string;
}

/**
 * The signed statement of a check-in that the member has ended by going to another district; null
 * when there is none or its time has passed. It is made anew each time and kept nowhere.
 */
export function signedStatement(
  { actor }: Scope,
  member: Statement["member"],
  ended: { id: string; endReason: string | null; endedAt: Date | null },
): OwnStatement | null {
  if (ended.endReason !== "handed_over" || ended.endedAt === null) return null;
  const until = acceptedUntil(ended.endedAt.getTime());
  if (until <= actor.now) return null;
  const untilText = new Date(until).toISOString();
  const { slug, name } = actor.tenant;
  const text = textOf({
    kind: "hand_over",
    id: ended.id,
    from: { slug, name, key: districtKey(slug) },
    at: ended.endedAt.toISOString(),
    until: untilText,
    member,
  });
  return { line: lineOf(text, signedBy(slug, text)), until: untilText, from: name };
}

/**
 * What a member brings along from another district: which one, and the statement's id. Refused with
 * advice when nobody known has signed it, its time has passed, it has been used or it is somebody else's.
 */
export async function checkedStatement(
  scope: Scope,
  given: string,
  who: { name: string; unit: string; phone: string },
): Promise<{ statementId: string; fromDistrict: string }> {
  const read = readLine(given);
  if (read === null) return refuse("checkIn.statement.unreadable");
  const { said, text, signature } = read;
  if (said.from.slug === scope.actor.tenant.slug && said.from.key === districtKey(said.from.slug)) {
    return refuse("checkIn.statement.own");
  }
  const fromDistrict = await signerOf(scope, said.from);
  if (fromDistrict === null || !isSigned(said.from.key, text, signature)) {
    return refuse("checkIn.statement.unknown");
  }
  if (Date.parse(said.until) <= scope.actor.now) return refuse("checkIn.statement.ended");
  const { name, unit, phone } = said.member;
  if (name !== who.name || unit !== who.unit || phone !== who.phone) {
    return refuse("checkIn.statement.other");
  }
  return { statementId: said.id, fromDistrict };
}

function refuse(why: StatementFault): never {
  throw new Refusal("invalid", "refusal.invalid", { fields: { statement: why } });
}

type StatementFault = `checkIn.statement.${"unreadable" | "own" | "unknown" | "ended" | "other"}`;
