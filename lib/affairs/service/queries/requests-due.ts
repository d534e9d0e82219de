import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { addDuration } from "@/lib/platform/core/calendar";
import type { Scope } from "@/lib/platform/db/scope";

const batch = 100;
const dayMs = 86_400_000;
/** Whoever has not rated by then does not want to. */
const unratedDays = 30;

/** Published and taken by nobody for longer than the place's limit, and not yet with the street. */
export async function requestsToEscalate(scope: Scope) {
  const { actor, tx } = scope;
  const rows = await tx.serviceRequest.findMany({
    where: {
      tenantId: actor.tenantId,
      status: "published",
      escalatedAt: null,
      // The shortest limit that may be set is a day.
      publishedAt: { lte: new Date(actor.now - dayMs) },
    },
    orderBy: [{ publishedAt: "asc" }, { id: "asc" }],
    take: batch,
    select: { id: true, version: true, path: true, publishedAt: true },
  });
  const { settings, calendar } = await clockworkOf(scope);
  const limit = settings["wish.unclaimedEscalate"];
  return rows.filter(
    ({ publishedAt }) =>
      publishedAt !== null && addDuration(publishedAt.getTime(), limit, calendar).at <= actor.now,
  );
}

export function requestsToSettle({ actor, tx }: Scope) {
  return tx.serviceRequest.findMany({
    where: {
      tenantId: actor.tenantId,
      status: "confirmed",
      confirmedAt: { lte: new Date(actor.now - unratedDays * dayMs) },
    },
    orderBy: { id: "asc" },
    take: batch,
    select: { id: true, version: true },
  });
}
