import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { soonUntil } from "../rules/agreements";

/** Agreements that end soon, and of which their place was not told yet. One statement. */
export async function agreementsEnding({ actor, tx }: Scope) {
  const today = localDate(actor.now, actor.tenant.timeZone);
  return tx.coAgreement.findMany({
    where: {
      tenantId: actor.tenantId,
      status: { in: ["confirmed", "reviewed"] },
      remindedOn: null,
      endsOn: { gte: new Date(today), lte: new Date(soonUntil(today)) },
    },
    orderBy: { endsOn: "asc" },
    take: 200,
    select: { id: true, path: true, version: true },
  });
}
