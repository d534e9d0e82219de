import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { mobileStatusOf } from "../rules/mobile";
import { isServiceReader } from "../rules/staff";

/** One mobile member of the actor's range. */
export async function findMobile({ actor, tx }: Scope, id: string) {
  if (!isServiceReader(actor)) return null;
  const row = await tx.mobileMember.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true, path: true, version: true, status: true, hostBranch: true },
  });
  return row === null ? null : { ...row, status: mobileStatusOf(row.status) };
}
