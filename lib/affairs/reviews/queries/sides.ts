import "server-only";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { RoundSide } from "../rules/rounds";

export interface NamedSide extends RoundSide {
  name: string;
}

/** More at once are on no form. */
const sidesMax = 400;

/**
 * Who can rate and be rated from here, of these or of all: departments, and of the own place its offices and the units
 * that have reported there; of others nobody would be told and nobody could vote. One statement.
 */
export async function roundSides(
  { actor, tx }: Scope,
  ids?: readonly string[],
): Promise<NamedSide[]> {
  const { tenantId, lo, hi } = actor;
  const among = ids === undefined ? Prisma.empty : Prisma.sql`and o.id = any (${[...ids]}::uuid[])`;
  return tx.$queryRaw<NamedSide[]>`
    select o.id::text as id, o.name, o.kind = 'office' and o.path = ${lo} as own from organization o
    where o.tenant_id = ${tenantId}::uuid and o.valid_to is null ${among}
      and (o.kind = 'department' or o.path >= ${lo} and o.path < ${hi} and (o.kind = 'office'
        or o.kind = 'unit' and exists (select from unit_check_in k where k.tenant_id = o.tenant_id
          and k.organization_id = o.id and k.status = 'active')))
    order by o.kind, o.path, o.name, o.id limit ${ids?.length ?? sidesMax}`;
}
