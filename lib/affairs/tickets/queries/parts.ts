import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { known } from "../rules/known";
import { assignmentStatuses, endedAssignmentStatuses } from "../rules/statuses";
import type { OrganizationChoice } from "./choices";
import { isoOrNull } from "./work-shown";

export type PartShown = Awaited<ReturnType<typeof partsOf>>[number];

/**
 * For the organization that leads the parts of its helpers, for a helper the lead. Other
 * organizations' rows are closed, so a listed function of the database names what may be read.
 */
export async function partsOf({ tx }: Scope, assignmentId: string) {
  const rows = await tx.$queryRaw<
    {
      id: string;
      part: string;
      organization_name: string;
      task: string | null;
      status: string;
      due_at: Date;
      accepted_at: Date | null;
      submitted_at: Date | null;
      ended_at: Date | null;
      result: string | null;
      late_reason: string | null;
      decision_text: string | null;
      photos: string[];
    }[]
  >`select * from sec.parts_of(${assignmentId}::uuid)`;
  return rows.map((row) => ({
    id: row.id,
    part: known(["lead", "co"], row.part),
    organizationName: row.organization_name,
    task: row.task,
    status: known(assignmentStatuses, row.status),
    open: !endedAssignmentStatuses.some((ended) => ended === row.status),
    dueAt: row.due_at.toISOString(),
    acceptedAt: isoOrNull(row.accepted_at),
    submittedAt: isoOrNull(row.submitted_at),
    endedAt: isoOrNull(row.ended_at),
    result: row.result,
    lateReason: row.late_reason,
    decisionText: row.decision_text,
    /** What the lead was given of its result. */
    photos: row.photos,
  }));
}

/** Neither who is complained about, nor who has given the matter back, nor who has a part already. */
export function helpersOf(
  organizations: OrganizationChoice[],
  complainedId: string | null,
  assignments: readonly { organizationId: string; status: string }[],
): OrganizationChoice[] {
  const taken = assignments.filter(
    ({ status }) =>
      status === "returned" || !endedAssignmentStatuses.some((ended) => ended === status),
  );
  return organizations.filter(
    ({ id }) => id !== complainedId && !taken.some(({ organizationId }) => organizationId === id),
  );
}
