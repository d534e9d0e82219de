import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import { plansOf } from "../queries/rotation";
import { councilLevels } from "../rules/seats";

/** A plan in the actor's range with its turns' facts and its council's level. Whatever lies elsewhere is not found. */
export async function findPlan(scope: Scope, given: { id: string; version: number }) {
  const { actor, tx } = scope;
  const { tenantId, lo, hi } = actor;
  const row = await tx.rotationPlan.findFirst({
    where: { tenantId, id: given.id, path: { gte: lo, lt: hi } },
    select: { councilId: true },
  });
  if (row === null) return null;
  const { councilId } = row;
  const council = await tx.council.findFirst({
    where: { tenantId, id: councilId, dissolvedOn: null },
    select: { level: true },
  });
  const level = councilLevels.find((one) => one === council?.level);
  const plan = (await plansOf(scope, { councilId })).find(({ id }) => id === given.id);
  if (level === undefined || plan === undefined) return null;
  if (plan.version !== given.version) throw new Refusal("conflict", "council.conflict");
  return { ...plan, level };
}
export type PlanSubject = NonNullable<Awaited<ReturnType<typeof findPlan>>>;

/** Of two who change one plan at once, the second is told so. */
export async function changePlan(
  { actor, tx }: Scope,
  { id, version }: { id: string; version: number },
  data: Prisma.RotationPlanUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.rotationPlan.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "council.conflict");
}

/** Organizations without a seat any more have no turn that begins after today; those they have had stay. */
export async function leaveRotation(
  { actor, tx }: Scope,
  councilId: string,
  organizationIds: readonly string[],
): Promise<void> {
  await tx.rotationPlace.updateMany({
    where: {
      tenantId: actor.tenantId,
      councilId,
      organizationId: { in: [...organizationIds] },
      leftOn: null,
    },
    data: { leftOn: new Date(localDate(actor.now, actor.tenant.timeZone)) },
  });
}
