import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { isNight, retentionRules, runsBy, type RetentionRule } from "../rules/rules";

/** The rules that have not finished tonight; by day there are none. */
export async function rulesDue(scope: Scope): Promise<RetentionRule[]> {
  const { actor, tx } = scope;
  const { timeZone } = actor.tenant;
  if (!isNight(actor.now, timeZone)) return [];
  const { settings } = await clockworkOf(scope);
  const done = await tx.retentionRun.findMany({
    where: {
      tenantId: actor.tenantId,
      day: new Date(localDate(actor.now, timeZone)),
      finishedAt: { not: null },
    },
    select: { rule: true },
  });
  const finished = new Set(done.map(({ rule }) => rule));
  return retentionRules.filter((rule) => runsBy(settings, rule) && !finished.has(rule));
}
