import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { canEnter, canKeep } from "../rules/rights";
import { unitTypes, type UnitType } from "../rules/types";

interface Named {
  id: string;
  name: string;
}

/** What the form of a unit offers. */
export interface UnitChoices {
  place: string;
  /** Organizations of the own range that have no profile yet. */
  known: Named[];
  /** Buildings and markets nearby. */
  hosts: Named[];
  today: string;
}

export interface UnitEdit {
  id: string;
  version: number;
  facts: {
    name: string;
    type: UnitType;
    hostId: string | null;
    operating: boolean;
    lookedOn: string;
    premises: boolean;
    staff: number | null;
    staffOn: string | null;
    creditCode: string | null;
    address: string | null;
  };
  /** Masked; null = nobody is named. */
  contact: string | null;
  hosts: Named[];
  today: string;
}

const choicesMax = 500;

/** A new unit of the own place. Two statements. */
export async function enterForm(scope: Scope): Promise<UnitChoices> {
  const { actor, tx } = scope;
  if (!canEnter(actor).ok) throw new Refusal("not-found", "refusal.notFound");
  const known = await tx.$queryRaw<Named[]>`
    select o.id::text as id, o.name from organization o
    where o.tenant_id = ${actor.tenantId}::uuid and o.kind = 'unit' and o.valid_to is null
      and o.path >= ${actor.lo} and o.path < ${actor.hi}
      and not exists (select from unit_profile p where p.tenant_id = o.tenant_id and p.id = o.id)
    order by o.name, o.id limit ${choicesMax}`;
  return {
    place: actor.scopeName,
    known,
    hosts: await hostsOf(scope, null),
    today: localDate(actor.now, actor.tenant.timeZone),
  };
}

/** The facts of a unit for who keeps it. Three statements. */
export async function editForm(scope: Scope, id: string): Promise<UnitEdit> {
  const { actor, tx } = scope;
  const row = await tx.unitProfile.findFirst({
    where: {
      tenantId: actor.tenantId,
      id,
      closedOn: null,
      path: { gte: actor.lo, lt: actor.hi },
    },
    select: {
      id: true,
      version: true,
      path: true,
      type: true,
      hostId: true,
      operating: true,
      lookedOn: true,
      premises: true,
      staff: true,
      staffOn: true,
      creditCode: true,
      address: true,
      contactMasked: true,
    },
  });
  if (row === null || !canKeep(actor, row).ok) throw new Refusal("not-found", "refusal.notFound");
  const organization = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { name: true },
  });
  const hosts = await hostsOf(scope, id);
  const { version, operating, premises, staff, creditCode, address } = row;
  return {
    id,
    version,
    facts: {
      name: organization?.name ?? "",
      type: unitTypes.find((one) => one === row.type) ?? "other",
      hostId: hosts.find((host) => host.id === row.hostId)?.id ?? null,
      operating,
      premises,
      staff,
      creditCode,
      address,
      lookedOn: isoDay(row.lookedOn),
      staffOn: row.staffOn === null ? null : isoDay(row.staffOn),
    },
    contact: row.contactMasked,
    hosts,
    today: localDate(actor.now, actor.tenant.timeZone),
  };
}

/** Buildings and markets of the own range that are open. One statement. */
async function hostsOf({ actor, tx }: Scope, self: string | null): Promise<Named[]> {
  return tx.$queryRaw<Named[]>`
    select p.id::text as id, o.name from unit_profile p
    join organization o on o.tenant_id = p.tenant_id and o.id = p.id
    where p.tenant_id = ${actor.tenantId}::uuid and p.closed_on is null and p.type in ('office_building', 'market')
      and p.path >= ${actor.lo} and p.path < ${actor.hi} and p.id is distinct from ${self}::uuid
    order by o.name, p.id limit ${choicesMax}`;
}
