import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { isoDateOf, isoDay } from "@/lib/platform/core/calendar-day";
import { localDay } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { keyState } from "./rules/policy";
import type { SystemRow } from "./schema";

const rowsMax = 200;

/** The systems that have, or had, a key, and the last day that is proposed for a new one. */
export async function systemsPage(scope: Scope) {
  const { actor, tx } = scope;
  const { settings } = await clockworkOf(scope);
  const rows = await tx.outsideSystem.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { name: "asc" }],
    take: rowsMax,
    select: {
      id: true,
      version: true,
      name: true,
      keeper: true,
      openedAt: true,
      openedBy: true,
      expiresAt: true,
      revokedAt: true,
      revokedBy: true,
      usedOn: true,
    },
  });
  const today = localDay(actor.now, actor.tenant.timeZone);
  return {
    now: new Date(actor.now).toISOString(),
    slug: actor.tenant.slug,
    zone: actor.tenant.timeZone,
    today: isoDateOf(today),
    proposed: isoDateOf(today + settings["systems.keyValid"].value),
    systems: rows.map((row): SystemRow => ({
      ...row,
      state: keyState(
        { expiresAt: row.expiresAt.getTime(), revokedAt: row.revokedAt?.getTime() ?? null },
        actor.now,
      ),
      openedAt: row.openedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      revokedAt: row.revokedAt?.toISOString() ?? null,
      usedOn: row.usedOn === null ? null : isoDay(row.usedOn),
    })),
  };
}

/** Notes the day on which the key at the door was used; the database does it once a day. */
export async function noteUse({ tx }: Scope): Promise<void> {
  await tx.$executeRaw`select sec.system_seen()`;
}
