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
  /** For whom a secretary may enter; a unit enters for itself. */
  units: { id: string; name: string }[];
}

export interface PlanChoices extends CoBuildingChoices {
  dimensions: OfferedSet[];
}

const unitsMax = 1000;

/** What the forms of the lists offer. At most one statement. */
export async function entryForm(scope: Scope): Promise<CoBuildingChoices> {
  const { actor, tx } = scope;
  if (writesAt(actor) === null) throw new Refusal("not-found", "refusal.notFound");
  return {
    place: actor.scopeName,
    today: localDate(actor.now, actor.tenant.timeZone),
    units: isSecretary(actor)
      ? await tx.organization.findMany({
          where: { tenantId: actor.tenantId, kind: "unit", validTo: null },
          orderBy: [{ name: "asc" }, { id: "asc" }],
          take: unitsMax,
          select: { id: true, name: true },
        })
      : [],
  };
}

/** The same with what a project that is planned may be tagged with. At most two statements. */
export async function planForm(scope: Scope): Promise<PlanChoices> {
  return { ...(await entryForm(scope)), dimensions: offeredOf(await dimensionsNow(scope)) };
}
