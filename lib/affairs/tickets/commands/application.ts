import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { applicationFacts, applicationRows } from "../queries/applications";
import type { ApplicationKind } from "../rules/applications";
import { refuseConflict } from "./conflict";
import { findAssignment, type AssignmentSubject } from "./find";

/** An assignment with what was asked for about it, for the verbs that ask and those that decide. */
export async function findApplying(scope: Scope, input: { id: string; version?: number }) {
  const assignment = await findAssignment(scope, input);
  if (assignment === null) return null;
  const clockwork = await clockworkOf(scope, assignment.path);
  const rows = await applicationRows(scope, { assignmentId: assignment.id });
  const applications = applicationFacts(rows, assignment, clockwork);
  return { ...assignment, clockwork, facts: { returnsLeft: 0, applications }, applications };
}
export type ApplyingSubject = NonNullable<Awaited<ReturnType<typeof findApplying>>>;

interface Asked {
  kind: ApplicationKind;
  reason: string;
  told: string;
  reasonCode?: string;
  days?: number;
  plan?: string;
  reviewAt?: Date;
}

/** Writes what is asked for; the database signs it (sec.sign_application). */
export async function writeApplication(
  { actor, tx }: Scope,
  assignment: AssignmentSubject,
  asked: Asked,
): Promise<void> {
  await tx.application.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      path: assignment.path,
      ticketId: assignment.ticketId,
      assignmentId: assignment.id,
      organizationId: assignment.organizationId,
      organizationName: assignment.organizationName,
      round: assignment.round,
      appliedAt: new Date(actor.now),
      appliedName: actor.name,
      ...asked,
    },
  });
}

/** Decides what waits, once: whoever comes second is told. Returns what was asked for. */
export async function decideApplication(
  scope: Scope,
  { ticketId, applications: { waiting } }: ApplyingSubject,
  decision: {
    status: "granted" | "refused" | "withdrawn";
    decisionText?: string;
    grantedDays?: number;
  },
) {
  const { actor, tx } = scope;
  if (waiting === null) return refuseConflict(scope, ticketId);
  const { count } = await tx.application.updateMany({
    where: { tenantId: actor.tenantId, id: waiting.id, status: "pending" },
    data: decision,
  });
  return count === 0 ? refuseConflict(scope, ticketId) : waiting;
}
