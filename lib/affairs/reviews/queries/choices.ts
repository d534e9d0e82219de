import "server-only";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { canAsk } from "../rules/opinions";
import { dueRule } from "./due";
import { purposeChoices } from "./purposes";

export interface AskChoices {
  purposes: { key: string; name: string }[];
  /** Whom one may ask from here. */
  to: { id: string; name: string; detail: string }[];
  usual: IsoDate;
  first: IsoDate;
}

/** What the form of a request offers. Four statements at the most. */
export async function askChoices(scope: Scope): Promise<AskChoices> {
  const { actor } = scope;
  const { usual, first } = await dueRule(scope, actor.lo);
  return {
    purposes: (await purposeChoices(scope)).map(({ key, name }) => ({ key, name })),
    to: await counterparts(scope),
    usual,
    first,
  };
}

async function counterparts({ actor, tx }: Scope): Promise<AskChoices["to"]> {
  const { tenantId } = actor;
  if (actor.role === "street_secretary") {
    const rows = await tx.organization.findMany({
      where: { tenantId, kind: "department", validTo: null },
      orderBy: { name: "asc" },
      select: { id: true, name: true, shortName: true },
    });
    return rows.map(({ id, name, shortName }) => ({ id, name: shortName, detail: name }));
  }
  if (actor.role === "community_secretary") {
    return tx.$queryRaw<AskChoices["to"]>`
      select o.id::text as id, k.unit_name as name, k.party_org_name as detail from unit_check_in k
      join organization o on o.tenant_id = k.tenant_id and o.id = k.organization_id and o.valid_to is null
      where k.tenant_id = ${tenantId}::uuid and k.path = ${actor.lo} and k.status = 'active' order by k.unit_name, o.id`;
  }
  if (!canAsk(actor).ok) return [];
  const which = actor.role === "liaison" ? { id: actor.areaId ?? "" } : { level: "street" };
  const rows = await tx.area.findMany({
    where: { tenantId, validTo: null, ...which },
    orderBy: { path: "asc" },
    select: { id: true, name: true },
  });
  return rows.map(({ id, name }) => ({ id, name, detail: "" }));
}
