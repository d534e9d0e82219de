import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { areaLevelSchema } from "../schema/admin";

/** An area that is in force. */
export async function findArea({ actor, tx }: Scope, id: string) {
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id, validTo: null },
    select: {
      id: true,
      level: true,
      code: true,
      name: true,
      path: true,
      households: true,
      validFrom: true,
    },
  });
  return area === null ? null : { ...area, level: areaLevelSchema.parse(area.level) };
}
export type AreaSubject = NonNullable<Awaited<ReturnType<typeof findArea>>>;

/** Somebody changed the row between reading and writing. */
export function refuseChanged(): never {
  throw new Refusal("conflict", "admin.refusal.changed");
}

/** Today in the tenant's zone, as the database keeps days. */
export function today({ actor }: Scope): Date {
  return new Date(localDate(actor.now, actor.tenant.timeZone));
}
