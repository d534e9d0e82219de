import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { kindOf, type PartyKind } from "../rules/kinds";
import { termState, type TermState } from "../rules/terms";
import { findings, type PartyFinding, type PartyNumbers } from "../rules/thresholds";
import { noSize, sizesOf, type PartySizeRow } from "./sizes";

/** One organization as lists show it. Days are "2026-11-22". */
export interface PartyLine {
  id: string;
  parentId: string | null;
  kind: PartyKind;
  name: string;
  /** The grids or buildings that it is mapped to; for one without them nothing. */
  places: string[];
  /** On whose map they are drawn. */
  areaId: string;
  units: number;
  size: PartySizeRow;
  term: { endsOn: string; state: TermState } | null;
  /** What does not fit the rules of setting up. */
  warnings: PartyFinding[];
  /** How many stand directly below it. */
  below: number;
  closedOn: string | null;
}

export const lineColumns = {
  id: true,
  path: true,
  areaId: true,
  parentId: true,
  level: true,
  form: true,
  name: true,
  placeIds: true,
  unitIds: true,
  establishedOn: true,
  endsOn: true,
  closedOn: true,
} as const;

interface LineRow {
  id: string;
  path: string;
  areaId: string;
  parentId: string | null;
  level: string;
  form: string | null;
  name: string;
  placeIds: string[];
  unitIds: string[];
  establishedOn: Date;
  endsOn: Date | null;
  closedOn: Date | null;
}

/** The rows with places, sizes, terms and findings: four statements however many they are. */
export async function linesOf(
  scope: Scope,
  rows: readonly LineRow[],
  { numbers, today }: { numbers: PartyNumbers; today: string },
): Promise<PartyLine[]> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const ids = rows.map(({ id }) => id);
  const places = await tx.area.findMany({
    where: { tenantId, id: { in: [...new Set(rows.flatMap(({ placeIds }) => placeIds))] } },
    select: { id: true, name: true },
  });
  const names = new Map(places.map(({ id, name }) => [id, name]));
  const sizes = await sizesOf(scope, ids);
  const terms = await tx.partyTerm.findMany({
    where: { tenantId, partyId: { in: ids }, endedOn: null },
    select: { partyId: true, endsOn: true, extendedTo: true },
  });
  const counts = await tx.partyOrganization.groupBy({
    by: ["parentId"],
    where: { tenantId, parentId: { in: ids }, closedOn: null },
    _count: { id: true },
  });
  return rows.map((row): PartyLine => {
    const kind = kindOf(row.level, row.form);
    const size = sizes.get(row.id) ?? noSize;
    const term = terms.find(({ partyId }) => partyId === row.id);
    const closed = row.closedOn !== null;
    return {
      id: row.id,
      parentId: row.parentId,
      kind,
      name: row.name,
      areaId: row.areaId,
      places: row.placeIds.flatMap((id) => names.get(id) ?? []),
      units: row.unitIds.length,
      size,
      term: term === undefined ? null : termShown(term, today),
      warnings: closed
        ? []
        : findings(
            {
              kind,
              ...size,
              units: row.unitIds.length,
              establishedOn: isoDay(row.establishedOn),
              endsOn: row.endsOn === null ? null : isoDay(row.endsOn),
            },
            numbers,
            today,
          ).filter(({ tone }) => tone === "warn"),
      below: counts.find(({ parentId }) => parentId === row.id)?._count.id ?? 0,
      closedOn: closed ? isoDay(row.closedOn ?? row.establishedOn) : null,
    };
  });
}

function termShown(
  { endsOn, extendedTo }: { endsOn: Date; extendedTo: Date | null },
  today: string,
) {
  const term = {
    endsOn: isoDay(endsOn),
    extendedTo: extendedTo === null ? null : isoDay(extendedTo),
  };
  return { endsOn: term.extendedTo ?? term.endsOn, state: termState(term, today) };
}
