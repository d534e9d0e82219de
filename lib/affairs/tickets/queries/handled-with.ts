import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * The matter that the receipt's own one is handled with, as its holder may know it: how the lead
 * stands, who has it and until when, never its words or who raised it, on which the receipt has no
 * right (sec.handled_with). Null = the own matter is handled by itself.
 */
export async function handledWith({ tx }: Scope) {
  const [row] = await tx.$queryRaw<LeadRow[]>`select * from sec.handled_with()`;
  if (row === undefined) return null;
  const { assignment_id: assignmentId, organization_id: organizationId } = row;
  return {
    number: row.number,
    status: row.status,
    responsible: row.responsible,
    dueAt: row.due_at,
    dueProvisional: row.due_provisional,
    outcome: row.outcome,
    people: row.people,
    /** Whose work it is, as an event names it. */
    work: assignmentId === null || organizationId === null ? {} : { assignmentId, organizationId },
  };
}

/** Its steps, the newest first. */
export async function handledWithSteps({ tx }: Scope) {
  const rows = await tx.$queryRaw<
    { seq: bigint; name: string; at: Date; organization: string }[]
  >`select * from sec.handled_with_steps()`;
  return rows.map(({ seq, organization, ...step }) => ({
    ...step,
    id: String(seq),
    actorKind: "user",
    values: { organization, area: "", outcome: "", first: "" },
  }));
}

interface LeadRow {
  number: string;
  status: string;
  responsible: string | null;
  due_at: Date | null;
  due_provisional: boolean;
  outcome: string | null;
  people: number;
  assignment_id: string | null;
  organization_id: string | null;
}
