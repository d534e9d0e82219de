import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { isServiceReader } from "../rules/staff";
import { checked } from "./find";

export async function findActivity(
  { actor, tx }: Scope,
  { id, version }: { id: string; version: number },
) {
  if (!isServiceReader(actor)) return null;
  const activity = await tx.serviceActivity.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true, path: true, version: true, status: true },
  });
  return checked(activity, version);
}
