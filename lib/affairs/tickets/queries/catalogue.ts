import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { changesBetween, type EntryField } from "../rules/catalogue";
import { catalogueNames } from "./catalogue-names";
import { entriesOf, versionsOf, type CatalogueEntryRow } from "./catalogue-rows";
import { isoDay } from "./duties";

/** An entry with the names that a reader needs. */
export interface EntryShown extends Omit<CatalogueEntryRow, "path"> {
  categoryCode: string;
  categoryName: string;
  parentName: string;
  areaName: string | null;
  leadName: string | null;
  coNames: string[];
}

export interface ChangeShown {
  kind: "added" | "removed" | "changed";
  fields: readonly EntryField[];
  before: EntryShown | null;
  after: EntryShown | null;
}

export type CatalogueShown = Awaited<ReturnType<typeof catalogueFor>>;

/** The catalogue as staff read it: in force, the draft with what it changes, or an earlier version. */
export async function catalogueFor(
  scope: Scope,
  wanted: { version?: string | undefined; text?: string | undefined },
) {
  const { actor, tx } = scope;
  const versions = await versionsOf(scope);
  const names = await catalogueNames(scope);
  const editable = actor.role === "district_dispatcher";
  // Others have nothing to do with what does not hold yet.
  const draft = editable ? versions.draft : null;
  const chosen =
    versions.published.find(({ id }) => id === wanted.version) ??
    (wanted.version === undefined ? draft : null) ??
    versions.inForce;
  const shown = chosen === null ? [] : await entriesOf(scope, chosen.id);
  const before =
    draft === null || versions.inForce === null ? [] : await entriesOf(scope, versions.inForce.id);
  const listed = await tx.dutyList.findMany({
    where: { tenantId: actor.tenantId },
    orderBy: [{ path: "asc" }, { validFrom: "desc" }, { id: "asc" }],
    take: listedMax,
    select: {
      id: true,
      areaId: true,
      categoryId: true,
      validFrom: true,
      validTo: true,
      reference: true,
      version: true,
    },
  });
  const category = (id: string) => names.categories.find((one) => one.id === id);
  const area = (id: string | null) => names.areas.find((one) => one.id === id)?.name ?? null;
  const organization = (id: string | null) =>
    names.organizations.find((one) => one.id === id)?.shortName ?? null;
  const show = ({ path: _path, ...entry }: CatalogueEntryRow): EntryShown => ({
    ...entry,
    categoryCode: category(entry.categoryId)?.code ?? "",
    categoryName: category(entry.categoryId)?.name ?? "",
    parentName: category(entry.categoryId)?.parentName ?? "",
    areaName: area(entry.areaId),
    leadName: organization(entry.organizationId),
    coNames: entry.co.map((id) => organization(id) ?? ""),
  });
  const order = new Map(names.categories.map(({ id }, at) => [id, at]));
  const place = (entry: CatalogueEntryRow) => order.get(entry.categoryId) ?? order.size;
  return {
    today: versions.today,
    editable,
    published: versions.published,
    inForceId: versions.inForce?.id ?? null,
    draft,
    shownId: chosen?.id ?? null,
    entries: [...shown]
      .sort((a, b) => place(a) - place(b) || (a.path < b.path ? -1 : 1))
      .map(show)
      .filter((entry) => saysText(entry, wanted.text)),
    changes:
      draft === null || chosen?.id !== draft.id
        ? []
        : changesBetween(before, shown).map((change): ChangeShown => ({
            ...change,
            before: change.before === null ? null : show(change.before),
            after: change.after === null ? null : show(change.after),
          })),
    listed: listed.map(({ validFrom, validTo, ...row }) => ({
      ...row,
      validFrom: isoDay(validFrom),
      validTo: validTo === null ? null : isoDay(validTo),
      categoryName: category(row.categoryId)?.name ?? "",
      areaName: area(row.areaId) ?? "",
    })),
    names: editable ? names : null,
  };
}

const listedMax = 500;

function saysText(entry: EntryShown, text: string | undefined): boolean {
  if (text === undefined) return true;
  const said = [
    entry.categoryCode,
    entry.categoryName,
    entry.parentName,
    entry.areaName,
    entry.leadName,
    ...entry.coNames,
    entry.filing,
    entry.closing,
    entry.reference,
  ];
  return said.some((one) => one?.includes(text) === true);
}
