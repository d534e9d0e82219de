import "server-only";
import { maskName, maskPhone } from "@/lib/platform/core/masking";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import { encryptField } from "@/lib/platform/crypto/field";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { UnitEvent } from "../events";
import { isHost, type Fault } from "../rules/facts";
import { refuseChanged } from "./find";

export function todayOf({ actor }: Scope): string {
  return localDate(actor.now, actor.tenant.timeZone);
}

/** Something wrong with what was typed: the advice stands beside its field. */
export function typedWrong({ field, key }: Fault, values: Record<string, string> = {}): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { [field]: key }, values });
}

export function unitEvent(
  name: UnitEvent,
  { id, path, version }: { id: string; path: string; version?: number },
  payload: EventSpec["payload"] = {},
): EventSpec {
  return { name, subjectId: id, path, payload, ...(version === undefined ? {} : { version }) };
}

/** Changes a profile if it still is as the actor has seen it; of two at once the second is told so. */
export async function changeUnit(
  { actor, tx }: Scope,
  { id, version }: { id: string; version: number },
  data: Prisma.UnitProfileUpdateManyMutationInput,
): Promise<number> {
  const { count } = await onlyOnce(() =>
    tx.unitProfile.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: { ...data, version: { increment: 1 } },
    }),
  );
  if (count === 0) refuseChanged();
  return version + 1;
}

/**
 * A code that another unit has is told beside its field, also where the actor does not see that unit; and so is that there
 * are tenants which were entered above.
 */
export async function onlyOnce<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError)) throw error;
    if (error.message.includes("others are in it"))
      throw new Refusal("wrong-status", "units.hasTenantsElsewhere");
    if (error.code !== "P2002" && !error.message.includes("Code: `23505`")) throw error;
    throw typedWrong({ field: "creditCode", key: "field.creditCodeTaken" });
  }
}

interface Given {
  name: string;
  hostId?: string | undefined;
  creditCode?: string | undefined;
  address?: string | undefined;
}

/**
 * Refuses what is in the register already: the same code, or the same name at the same place (or at no known one).
 * A host is an open building or market of the own range. At most three statements.
 */
export async function refuseTwins(
  { actor, tx }: Scope,
  { path, self }: { path: string; self: string | null },
  { name, hostId, creditCode, address }: Given,
): Promise<void> {
  const { tenantId, lo, hi } = actor;
  if (creditCode !== undefined) {
    const twin = await tx.unitProfile.findFirst({
      where: {
        tenantId,
        creditCode,
        closedOn: null,
        ...(self === null ? {} : { id: { not: self } }),
      },
      select: { id: true },
    });
    if (twin !== null) throw typedWrong({ field: "creditCode", key: "field.creditCodeTaken" });
  }
  const twins = await tx.$queryRaw<{ address: string | null }[]>`
    select p.address from unit_profile p
    join organization o on o.tenant_id = p.tenant_id and o.id = p.id
    where p.tenant_id = ${tenantId}::uuid and p.path = ${path} and p.closed_on is null and o.name = ${name}
      and p.id is distinct from ${self}::uuid`;
  if (twins.some((twin) => twin.address === (address ?? null) || twin.address === null)) {
    throw typedWrong({ field: "name", key: "field.unitThere" });
  }
  if (hostId === undefined) return;
  const host = await tx.unitProfile.findFirst({
    where: { tenantId, id: hostId, closedOn: null, path: { gte: lo, lt: hi } },
    select: { type: true },
  });
  if (host === null || !isHost(host.type) || hostId === self) {
    throw typedWrong({ field: "hostId", key: "field.choose" });
  }
}

/** What has reported or has a seat is chosen and not typed again: typed again, nothing would seem to reach it. */
export async function refuseKnown({ actor, tx }: Scope, path: string, name: string): Promise<void> {
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    select o.id::text as id from organization o
    where o.tenant_id = ${actor.tenantId}::uuid and o.kind = 'unit' and o.path = ${path} and o.name = ${name}
      and o.valid_to is null
      and not exists (select from unit_profile p where p.tenant_id = o.tenant_id and p.id = o.id) limit 1`;
  if (known !== undefined) throw typedWrong({ field: "name", key: "field.unitKnown" });
}

/** A building or market stays one, and open, while others are in it. */
export async function refuseWithTenants({ actor, tx }: Scope, id: string): Promise<void> {
  const n = await tx.unitProfile.count({
    where: { tenantId: actor.tenantId, hostId: id, closedOn: null },
  });
  if (n > 0) throw new Refusal("wrong-status", "units.hasTenants", { values: { n } });
}

/** A building that lies above is on no form here: it stays the host unless another is chosen. At most one statement. */
export async function hostAbove(
  { actor, tx }: Scope,
  { hostId }: { hostId: string | null },
  given: { type: string; hostId?: string | undefined },
): Promise<{ hostId?: string }> {
  if (hostId === null || given.hostId !== undefined || isHost(given.type)) return {};
  const near = await tx.unitProfile.findFirst({
    where: { tenantId: actor.tenantId, id: hostId, path: { gte: actor.lo, lt: actor.hi } },
    select: { id: true },
  });
  return near === null ? { hostId } : {};
}

/** 联系人, encrypted, masked for the page. */
export function sealedContact({
  contactName: name,
  contactPhone: phone,
}: {
  contactName?: string | undefined;
  contactPhone?: string | undefined;
}) {
  return {
    contactCipher: name === undefined ? null : encryptField(name),
    contactMasked: name === undefined ? null : maskName(name),
    phoneCipher: phone === undefined ? null : encryptField(phone),
    phoneMasked: phone === undefined ? null : maskPhone(phone),
  };
}

/** The organization takes the name and the end of its profile; the event that goes with it, if anything moved. */
export async function followUnit(
  { tx }: Scope,
  { id, path }: { id: string; path: string },
  name: string,
): Promise<EventSpec[]> {
  const [row] = await tx.$queryRaw<{ moved: number | null }[]>`
    select sec.follow_unit(${id}::uuid, ${name}) as moved`;
  const version = row?.moved ?? null;
  if (version === null) return [];
  return [
    {
      name: "organization.edited",
      subjectId: id,
      organizationId: id,
      path,
      version,
      payload: {},
    },
  ];
}

/** The facts as the table keeps them. */
export function factColumns(input: {
  type: string;
  hostId?: string | undefined;
  operating: boolean;
  lookedOn: string;
  premises: boolean;
  staff?: number | undefined;
  staffOn?: string | undefined;
  creditCode?: string | undefined;
  address?: string | undefined;
}) {
  const { type, operating, premises } = input;
  return {
    type,
    operating,
    premises,
    hostId: input.hostId ?? null,
    lookedOn: new Date(input.lookedOn),
    staff: input.staff ?? null,
    staffOn: input.staffOn === undefined ? null : new Date(input.staffOn),
    creditCode: input.creditCode ?? null,
    address: input.address ?? null,
  };
}
