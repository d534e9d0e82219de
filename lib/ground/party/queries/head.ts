import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { kindOf, type PartyKind } from "../rules/kinds";

/** What stands above every page of one organization. */
export interface PartyHead {
  id: string;
  name: string;
  kind: PartyKind;
  path: string;
  open: boolean;
}

/** An organization of the own range, closed or not. One statement. */
export async function headOf({ actor, tx }: Scope, id: string): Promise<PartyHead> {
  const row = await tx.partyOrganization.findFirst({
    where: { tenantId: actor.tenantId, id, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true, name: true, level: true, form: true, path: true, closedOn: true },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const { level, form, closedOn, ...head } = row;
  return { ...head, kind: kindOf(level, form), open: closedOn === null };
}
