import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { isSecretary, writesAt } from "../rules/rights";

export interface CoBuildingChoices {
  place: string;
  today: string;
  /** For whom a secretary may enter; a unit enters for itself. */
  units: { id: string; name: string }[];
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
