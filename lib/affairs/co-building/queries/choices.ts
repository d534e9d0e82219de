import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { offeredOf, type OfferedSet } from "../rules/dimensions";
import { isSecretary, writesAt } from "../rules/rights";
import { dimensionsNow } from "./dimensions";

export interface CoBuildingChoices {
  place: string;
  today: string;
  /** Units that can give their word, of the own range first; a unit enters for itself. */
  units: { id: string; name: string }[];
  /** There are more of them than are offered. */
  cut: boolean;
}

export interface PlanChoices extends CoBuildingChoices {
  dimensions: OfferedSet[];
}

const unitsMax = 1000;

/** What the forms of the lists offer. At most one statement. */
export async function entryForm(scope: Scope): Promise<CoBuildingChoices> {
  const { actor, tx } = scope;
  if (writesAt(actor) === null) throw new Refusal("not-found", "refusal.notFound");
  const units = isSecretary(actor)
    ? await tx.$queryRaw<{ id: string; name: string }[]>`
        select o.id::text, o.name from sec.units_with_voice() v
        join organization o on o.tenant_id = ${actor.tenantId}::uuid and o.id = v
        where o.kind = 'unit' and o.valid_to is null
        order by (o.path >= ${actor.lo} and o.path < ${actor.hi}) desc, o.name, o.id limit ${unitsMax + 1}`
    : [];
  return {
    place: actor.scopeName,
    today: localDate(actor.now, actor.tenant.timeZone),
    units: units.slice(0, unitsMax),
    cut: units.length > unitsMax,
  };
}

/** The same with what a project that is planned may be tagged with. At most two statements. */
export async function planForm(scope: Scope): Promise<PlanChoices> {
  return { ...(await entryForm(scope)), dimensions: offeredOf(await dimensionsNow(scope)) };
}
