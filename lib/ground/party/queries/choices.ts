import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  kindOf,
  kindsBelow,
  levelOf,
  levelsAbove,
  type AreaLevel,
  type PartyKind,
} from "../rules/kinds";
import { canEdit, canSetUp } from "../rules/rights";

/** What the form of an organization offers. */
export interface FormChoices {
  /** Of the own area, where it is a community's: grids, and buildings under their grid. */
  grids: { id: string; name: string }[];
  buildings: { id: string; name: string; grid: string }[];
  units: { id: string; name: string }[];
}

interface Named {
  id: string;
  name: string;
}

export interface SetUpForm {
  parent: Named | null;
  kinds: PartyKind[];
  areas: Named[];
  choices: FormChoices;
  today: string;
}

export interface EditForm {
  id: string;
  version: number;
  kind: PartyKind;
  facts: {
    name: string;
    secretary: string | null;
    placeIds: string[];
    unitIds: string[];
    purpose: string | null;
    documentNo: string | null;
    endsOn: string | null;
    consentOn: string | null;
  };
  parentId: string | null;
  /** Where it may be moved to; empty for who may not. */
  parents: Named[];
  choices: FormChoices;
}

const areasMax = 700;
const buildingsMax = 400;
const unitsMax = 500;

/** What may be set up below this organization, or with nothing above it. At most six statements. */
export async function setUpForm(scope: Scope, parentId: string | null): Promise<SetUpForm> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const parent = parentId === null ? null : await standing(scope, parentId);
  const may = canSetUp(actor, { path: parent?.path ?? actor.lo, parentPath: parent?.path ?? null });
  const kinds = kindsBelow(parent && { level: levelOf(parent.kind), area: parent.areaLevel });
  if (!may.ok || kinds.length === 0) throw new Refusal("not-found", "refusal.notFound");
  const levels: AreaLevel[] = parent === null ? ["district", "street"] : below[parent.areaLevel];
  const path = parent?.path ?? actor.lo;
  const areas = await tx.area.findMany({
    where: { tenantId, validTo: null, level: { in: levels }, path: { startsWith: path } },
    orderBy: { path: "asc" },
    take: areasMax,
    select: { id: true, name: true },
  });
  return {
    parent: parent && { id: parent.id, name: parent.name },
    kinds,
    areas,
    choices: await mappedChoices(scope, path, parent?.areaLevel ?? "district"),
    today: localDate(actor.now, actor.tenant.timeZone),
  };
}

const below: Readonly<Record<AreaLevel, AreaLevel[]>> = {
  district: ["district"],
  street: ["street", "community"],
  community: ["community"],
};

/** The facts of an organization for who may change them, with what may be chosen. At most seven statements. */
export async function editForm(scope: Scope, id: string): Promise<EditForm> {
  const { actor, tx } = scope;
  const row = await standing(scope, id);
  const above =
    row.parentId === null
      ? null
      : await tx.partyOrganization.findFirst({
          where: { tenantId: actor.tenantId, id: row.parentId },
          select: { path: true },
        });
  const facts = { path: row.path, parentPath: above?.path ?? null };
  if (!canEdit(actor, facts).ok) throw new Refusal("not-found", "refusal.notFound");
  return {
    id,
    version: row.version,
    kind: row.kind,
    facts: {
      name: row.name,
      secretary: row.secretary,
      placeIds: row.placeIds,
      unitIds: row.unitIds,
      purpose: row.purpose,
      documentNo: row.documentNo,
      endsOn: row.endsOn === null ? null : isoDay(row.endsOn),
      consentOn: row.consentOn === null ? null : isoDay(row.consentOn),
    },
    parentId: row.parentId,
    parents: above !== null && canSetUp(actor, facts).ok ? await parentsOf(scope, row) : [],
    choices: await mappedChoices(scope, row.path, row.areaLevel),
  };
}

/** An organization of the own range that is not closed. */
async function standing(scope: Scope, id: string) {
  const { actor, tx } = scope;
  const row = await tx.partyOrganization.findFirst({
    where: { tenantId: actor.tenantId, id, closedOn: null, path: { gte: actor.lo, lt: actor.hi } },
    select: {
      id: true,
      version: true,
      parentId: true,
      areaId: true,
      path: true,
      level: true,
      form: true,
      name: true,
      secretary: true,
      placeIds: true,
      unitIds: true,
      purpose: true,
      documentNo: true,
      endsOn: true,
      consentOn: true,
    },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id: row.areaId },
    select: { level: true },
  });
  return { ...row, kind: kindOf(row.level, row.form), areaLevel: areaLevelOf(area?.level) };
}

export function areaLevelOf(level: string | undefined): AreaLevel {
  return level === "district" || level === "street" ? level : "community";
}

/** Organizations that may stand above this one and in whose area it lies. */
async function parentsOf(
  { actor, tx }: Scope,
  { path, kind, id }: { path: string; kind: PartyKind; id: string },
): Promise<Named[]> {
  const steps = path.split(".").slice(0, -1);
  return tx.partyOrganization.findMany({
    where: {
      tenantId: actor.tenantId,
      closedOn: null,
      id: { not: id },
      level: { in: levelsAbove(levelOf(kind)) },
      path: {
        in: steps.map((_step, at) => `${steps.slice(0, at + 1).join(".")}.`),
        gte: actor.lo,
        lt: actor.hi,
      },
    },
    orderBy: [{ path: "asc" }, { name: "asc" }, { id: "asc" }],
    take: unitsMax,
    select: { id: true, name: true },
  });
}

/** Grids and buildings are chosen in a community, units in a street or community. */
async function mappedChoices(
  { actor, tx }: Scope,
  path: string,
  level: AreaLevel,
): Promise<FormChoices> {
  const { tenantId } = actor;
  const places =
    level === "community"
      ? await tx.area.findMany({
          where: {
            tenantId,
            validTo: null,
            level: { in: ["grid", "building"] },
            path: { startsWith: path },
          },
          orderBy: { path: "asc" },
          take: buildingsMax,
          select: { id: true, name: true, level: true, parentId: true },
        })
      : [];
  const units = await tx.organization.findMany({
    where: {
      tenantId,
      validTo: null,
      kind: level === "district" ? "department" : "unit",
      path: { startsWith: path },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: unitsMax,
    select: { id: true, name: true },
  });
  const grids = places.filter((place) => place.level === "grid");
  return {
    grids: grids.map(({ id, name }) => ({ id, name })),
    buildings: places
      .filter((place) => place.level === "building")
      .map(({ id, name, parentId }) => ({
        id,
        name,
        grid: grids.find((grid) => grid.id === parentId)?.name ?? "",
      })),
    units,
  };
}
