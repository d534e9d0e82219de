import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { StoredPhoto } from "@/lib/platform/files/photo";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { needsReason } from "../rules/outcomes";
import { canDoOnAssignment, photosMissing } from "../rules/policy";
import { doneOutput, submitInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment, type AssignmentSubject } from "./find";
import { storePhotos } from "./photos";
import { assignmentEvent } from "./record";
import { tellResult } from "./say";

/** 办结申请: the result leaves for verification, or goes to the organization's leader first. */
export const submit = preparedCommand({
  name: "assignment.submit",
  input: submitInput,
  output: doneOutput,
  prepare: async ({ before, after, ...input }) => ({
    ...input,
    before: await storePhotos(before, "before"),
    after: await storePhotos(after, "after"),
  }),
  find: findAssignment,
  allow: (actor, assignment) => canDoOnAssignment(actor, "submit", assignment),
  run: async (scope, assignment, { result, outcome, outcomeReason, before, after }) => {
    await requirePhotos(scope, assignment, before.length, after.length);
    await changeAssignment(scope, assignment, {
      result,
      outcome,
      outcomeReason: needsReason(outcome) ? (outcomeReason ?? null) : null,
      ...(assignment.signOff
        ? { status: "sign_off" }
        : { status: "submitted", submittedAt: new Date(scope.actor.now) }),
    });
    if (!assignment.signOff) await tellResult(scope, assignment, result);
    await attach(scope, assignment, "before", before);
    await attach(scope, assignment, "after", after);
    const name = assignment.signOff ? "assignment.submitted_for_sign_off" : "assignment.submitted";
    const payload = {
      organization: assignment.organizationName,
      round: assignment.round,
      outcome,
    };
    return {
      result: { id: assignment.id },
      events: [assignmentEvent(name, assignment, { payload })],
    };
  },
});

/** What is there already counts: a result that its leader sent back keeps its photos. */
async function requirePhotos(
  { actor, tx }: Scope,
  assignment: AssignmentSubject,
  before: number,
  after: number,
): Promise<void> {
  if (!assignment.physical) return;
  const stored = await tx.attachment.groupBy({
    by: ["purpose"],
    where: { tenantId: actor.tenantId, ticketId: assignment.ticketId, assignmentId: assignment.id },
    _count: true,
  });
  const count = (purpose: string) => stored.find((row) => row.purpose === purpose)?._count ?? 0;
  const missing = photosMissing({
    physical: assignment.physical,
    round: assignment.round,
    before: { stored: count("before"), added: before },
    after: { stored: count("after"), added: after },
  });
  if (missing.length === 0) return;
  throw new Refusal("invalid", "refusal.invalid", {
    fields: Object.fromEntries(missing.map((field) => [field, `submit.${field}`])),
  });
}

async function attach(
  scope: Scope,
  assignment: AssignmentSubject,
  purpose: "before" | "after",
  photos: readonly StoredPhoto[],
): Promise<void> {
  const { ticketId, path, organizationId } = assignment;
  const owner = { ticketId, path, organizationId, assignmentId: assignment.id };
  await attachPhotos(scope, { ...owner, purpose, forResident: true }, photos);
}
