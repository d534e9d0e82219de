import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { SystemEvent } from "../events";

/** A system of the district, inside the administrator's range. */
export async function findSystem({ actor, tx }: Scope, { id }: { id: string }) {
  if (actor.role !== "system_admin") return null;
  return tx.outsideSystem.findFirst({
    where: { tenantId: actor.tenantId, id, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true, path: true, name: true },
  });
}

/** A fact about a system, with the version that it made. */
export function systemEvent(
  name: SystemEvent,
  subjectId: string,
  version: number,
  payload: NonNullable<EventSpec["payload"]> = {},
): EventSpec {
  return { name, subjectId, version, payload };
}

export function refuseChanged(): never {
  throw new Refusal("conflict", "systems.changed");
}
