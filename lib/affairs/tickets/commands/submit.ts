import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { preparedCommand } from "@/lib/platform/command";
import { localDate } from "@/lib/platform/core/time-zone";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { storePhotos } from "@/lib/platform/files/photo";
import { partsOf } from "../queries/parts";
import { resultAsks } from "../queries/result-asks";
import { namesTogether } from "../rules/names";
import { needsReason } from "../rules/outcomes";
import { canDoOnAssignment } from "../rules/policy";
import { answerFaults, signingOf } from "../rules/result";
import { submitInput, type SubmitInput } from "../schema";
import { changeAssignment } from "./change";
import { findAssignment, type AssignmentSubject } from "./find";
import { assignmentEvent } from "./record";
import { attachProofs, requireProofs } from "./result-photos";
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
  run: async (scope, assignment, { result, measures, outcome, outcomeReason, ...input }) => {
    const { before, after } = input;
    await requireParts(scope, assignment.id);
    await requireProofs(scope, assignment, before.length, after.length);
    const asks = await resultAsks(scope, assignment.id);
    const signs = signingOf(assignment, asks) !== null;
    await changeAssignment(scope, assignment, {
      result,
      measures,
      ...(asks.answer
        ? answered(scope, assignment, input)
        : { answeredHow: null, answeredOn: null }),
      outcome,
      outcomeReason: needsReason(outcome) ? (outcomeReason ?? null) : null,
      ...(signs
        ? { status: "sign_off" }
        : { status: "submitted", submittedAt: new Date(scope.actor.now) }),
    });
    if (!signs) await tellResult(scope, assignment, result);
    await attachProofs(scope, assignment, { before, after, forResident: true });
    const name = signs ? "assignment.submitted_for_sign_off" : "assignment.submitted";
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

/** How and on which day the resident was answered; today, where the form does not say. */
function answered(
  { actor }: Scope,
  { dispatchedAt }: AssignmentSubject,
  { answeredHow: how, answeredOn: on }: Pick<SubmitInput, "answeredHow" | "answeredOn">,
) {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const sent = localDate(dispatchedAt.getTime(), actor.tenant.timeZone);
  const fields = answerFaults({ how, on }, { sent, today });
  if (Object.keys(fields).length > 0) throw new Refusal("invalid", "refusal.invalid", { fields });
  return { answeredHow: how ?? null, answeredOn: new Date(on ?? today) };
}

/**
 * The lead delivers when every part is delivered or waived (DOMAIN §2.13, 1). The row is locked
 * first: a part that is being sent at this moment waits or is seen (sec.guard_co, sec.guard_parts).
 */
async function requireParts(scope: Scope, id: string): Promise<void> {
  const { actor, tx } = scope;
  await tx.$queryRaw`select from assignment
    where tenant_id = ${actor.tenantId}::uuid and id = ${id}::uuid for update`;
  const open = (await partsOf(scope, id)).filter((part) => part.open);
  if (open.length === 0) return;
  throw new Refusal("wrong-status", "refusal.partsOpen", {
    values: { organizations: namesTogether(open.map(({ organizationName }) => organizationName)) },
  });
}
