import "server-only";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { PropertyEvent } from "../events";
import type { Fault, PropertyStatus } from "../rules/estates";
import { refuseChanged } from "./find";

export function todayOf({ actor }: Scope): string {
  return localDate(actor.now, actor.tenant.timeZone);
}

/** Something wrong with what was typed: the advice stands beside its field. */
export function typedWrong({ field, key }: Fault): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: key } });
}

export function propertyEvent(
  name: PropertyEvent,
  { id, path, version }: { id: string; path: string; version?: number },
  payload: EventSpec["payload"] = {},
): EventSpec {
  return { name, subjectId: id, path, payload, ...(version === undefined ? {} : { version }) };
}

/** Changes an estate if it still is as the actor has seen it; of two at once the second is told so. */
export async function changeEstate(
  { actor, tx }: Scope,
  { id, version }: { id: string; version: number },
  data: Prisma.EstateUpdateManyMutationInput,
): Promise<number> {
  const { count } = await tx.estate.updateMany({
    where: { tenantId: actor.tenantId, id, version, closedOn: null },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) refuseChanged();
  return version + 1;
}

/** The grids are those of the estate's own community. One statement. */
export async function refuseGridsElsewhere(
  { actor, tx }: Scope,
  path: string,
  gridIds: readonly string[],
): Promise<void> {
  const known = await tx.area.count({
    where: {
      tenantId: actor.tenantId,
      id: { in: [...gridIds] },
      level: "grid",
      validTo: null,
      path: { startsWith: path },
    },
  });
  if (known < new Set(gridIds).size) throw typedWrong({ field: "gridIds", key: "field.choose" });
}

/** A company is a registered unit or organization in force. One statement. */
export async function companyOf({ actor, tx }: Scope, id: string): Promise<string> {
  const found = await tx.organization.findFirst({
    where: {
      tenantId: actor.tenantId,
      id,
      kind: { in: ["unit", "department"] },
      validTo: null,
    },
    select: { name: true },
  });
  if (found === null) throw typedWrong({ field: "companyId", key: "field.choose" });
  return found.name;
}

/** Who manages from now on, as the estate itself says it. */
export function managedBy(
  mode: PropertyStatus,
  company: { id: string; name: string } | null,
  contractUntil: string | undefined,
) {
  return {
    status: mode,
    companyId: company?.id ?? null,
    companyName: company?.name ?? null,
    contractUntil: contractUntil === undefined ? null : new Date(contractUntil),
  };
}

/** The row of the history that says so from a day on. */
export async function writeManagement(
  { actor, tx }: Scope,
  { id: estateId, path }: { id: string; path: string },
  given: { managed: ReturnType<typeof managedBy>; startsOn: string; note: string | null },
): Promise<void> {
  const { status, companyId, companyName, contractUntil } = given.managed;
  await tx.estateManagement.createMany({
    data: [
      {
        tenantId: actor.tenantId,
        id: newId(),
        estateId,
        path,
        mode: status,
        organizationId: companyId,
        companyName,
        contractUntil,
        startsOn: new Date(given.startsOn),
        note: given.note,
        enteredAt: new Date(actor.now),
        enteredBy: actor.name,
      },
    ],
  });
}
