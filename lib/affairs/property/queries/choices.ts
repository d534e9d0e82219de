import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  committeeStates,
  housingKinds,
  type CommitteeState,
  type HousingKind,
} from "../rules/estates";
import { canEnter, canKeep } from "../rules/rights";

interface Named {
  id: string;
  name: string;
}

/** What the form of an estate offers. */
export interface EstateChoices {
  community: string;
  grids: Named[];
  companies: Named[];
  today: string;
}

export interface EstateEdit {
  id: string;
  version: number;
  facts: {
    name: string;
    housing: HousingKind;
    households: number | null;
    gridIds: string[];
    committee: CommitteeState;
    committeeUntil: string | null;
  };
  grids: Named[];
}

const gridsMax = 200;
const companiesMax = 1000;

/** A new estate of the own community. Three statements. */
export async function enterForm(scope: Scope): Promise<EstateChoices> {
  const { actor } = scope;
  if (!canEnter(actor).ok) throw new Refusal("not-found", "refusal.notFound");
  return {
    community: actor.scopeName,
    grids: await gridsOf(scope, actor.lo),
    companies: await companiesOf(scope),
    today: localDate(actor.now, actor.tenant.timeZone),
  };
}

/** The facts of an estate for who keeps it. Two statements. */
export async function editForm(scope: Scope, id: string): Promise<EstateEdit> {
  const { actor, tx } = scope;
  const row = await tx.estate.findFirst({
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
      name: true,
      housing: true,
      households: true,
      gridIds: true,
      committee: true,
      committeeUntil: true,
    },
  });
  if (row === null || !canKeep(actor, row).ok) throw new Refusal("not-found", "refusal.notFound");
  const { name, households, gridIds } = row;
  return {
    id,
    version: row.version,
    facts: {
      name,
      households,
      gridIds,
      housing: housingKinds.find((one) => one === row.housing) ?? "mixed",
      committee: committeeStates.find((one) => one === row.committee) ?? "none",
      committeeUntil: row.committeeUntil === null ? null : isoDay(row.committeeUntil),
    },
    grids: await gridsOf(scope, row.path),
  };
}

/** The grids of a community. One statement. */
async function gridsOf({ actor, tx }: Scope, path: string): Promise<Named[]> {
  return tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      level: "grid",
      validTo: null,
      path: { startsWith: path },
    },
    orderBy: { path: "asc" },
    take: gridsMax,
    select: { id: true, name: true },
  });
}

/** Companies are registered units, or organizations that are sent work. One statement. */
export async function companiesOf({ actor, tx }: Scope): Promise<Named[]> {
  return tx.organization.findMany({
    where: { tenantId: actor.tenantId, kind: { in: ["unit", "department"] }, validTo: null },
    orderBy: [{ kind: "desc" }, { name: "asc" }, { id: "asc" }],
    take: companiesMax,
    select: { id: true, name: true },
  });
}

/** Who may take an estate on: those, and the offices of the own place. One statement. */
export async function plannersOf({ actor, tx }: Scope): Promise<Named[]> {
  return tx.organization.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      OR: [
        { kind: { in: ["unit", "department"] } },
        { kind: "office", path: { gte: actor.lo, lt: actor.hi } },
      ],
    },
    orderBy: [{ kind: "asc" }, { name: "asc" }, { id: "asc" }],
    take: companiesMax,
    select: { id: true, name: true },
  });
}
