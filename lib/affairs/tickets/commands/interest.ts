import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { isAreaStaff } from "../rules/policy";
import { findAssignment } from "./find";

/** Whether the one who acts also holds a duty in the organization that handles. */
export async function servesThere({ actor, tx }: Scope, work: { organizationId: string }) {
  if (!isAreaStaff(actor)) return false;
  const [own] = await tx.$queryRaw<{ serves: boolean }[]>`
    select sec.serves(${work.organizationId}::uuid) as serves`;
  return own?.serves === true;
}

/** What was asked to be returned, for those who decide on it: never the one who asked (§2.13, 4). */
export async function findReturn(scope: Scope, input: { id: string; version?: number }) {
  const assignment = await findAssignment(scope, input);
  if (assignment === null) return null;
  return { ...assignment, returnsLeft: 0, serves: await servesThere(scope, assignment) };
}
