import "server-only";
import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { listSenders } from "../rules/list-senders";

/** A list inside the scope: the unit's own, or one of a community or street of the range. */
export function findList({ actor, tx }: Scope, { id }: { id: string }) {
  return tx.memberList.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: {
      id: true,
      version: true,
      status: true,
      path: true,
      areaId: true,
      organizationId: true,
      origin: true,
      good: true,
      written: true,
      known: true,
      createdAt: true,
      settledAt: true,
      wipedAt: true,
    },
  });
}

export type ListSubject = NonNullable<Awaited<ReturnType<typeof findList>>>;

/** Whoever has sent it decides about it, while it stands where the decision is asked for. */
export function maySettle(actor: ActorFacts, list: ListSubject, from: readonly string[]): Verdict {
  if (!listSenders.some((one) => one === actor.role)) return refused("forbidden", "refusal.role");
  return from.includes(list.status) ? allowed : refused("wrong-status", "list.status");
}

/** What only the worker does. */
export function byWorker(actor: ActorFacts): Verdict {
  return actor.role === "job" ? allowed : refused("forbidden", "refusal.role");
}

/** Moves a list on, unless somebody was faster. */
export async function moveList(
  { actor, tx }: Scope,
  { id, version, status }: ListSubject,
  data: {
    status: string;
    reason?: string;
    settledAt?: Date;
    total?: number;
    good?: number;
    faulty?: number;
  },
): Promise<void> {
  const { count } = await tx.memberList.updateMany({
    where: { tenantId: actor.tenantId, id, version, status },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "list.status");
}
