import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { clockworkOf } from "@/lib/ground/settings/queries";

export interface RequestFigures {
  /** 认领率 = taken ÷ published (DOMAIN §4.5). */
  published: number;
  taken: number;
  /** 需求对接率 = needs with somebody who does it ÷ needs that were handed in and not withdrawn. */
  needs: number;
  matched: number;
  /** 满意率 = satisfied ÷ rated. */
  rated: number;
  satisfied: number;
  /** Of fewer than so many no share is told: it would be the story of one of them (setting `rates.minN`). */
  minN: number;
}

/** What became of the requests of the actor's range, every rate with its denominator. */
export async function requestFigures(scope: Scope): Promise<RequestFigures> {
  const { actor, tx } = scope;
  const { settings } = await clockworkOf(scope);
  const groups = await tx.serviceRequest.groupBy({
    by: ["status", "rating"],
    where: { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } },
    _count: { _all: true },
  });
  const count = (fits: (group: { status: string; rating: string | null }) => boolean) =>
    groups.filter(fits).reduce((sum, group) => sum + group._count._all, 0);
  const isTaken = ({ status }: { status: string }) =>
    ["taken", "done", "confirmed", "closed"].includes(status);
  return {
    published: count((group) => isTaken(group) || group.status === "published"),
    taken: count(isTaken),
    needs: count(({ status }) => status !== "withdrawn"),
    matched: count(isTaken),
    rated: count(({ rating }) => rating !== null),
    satisfied: count(({ rating }) => rating === "yes" || rating === "basically"),
    minN: settings["rates.minN"],
  };
}
