import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import {
  catalogueColumns,
  everywhere,
  limitUnits,
  nameSeparator,
  officeWords,
  yesWord,
} from "../data/catalogue-columns";
import words from "../messages/zh-CN.json";
import { catalogueNames } from "./catalogue-names";
import { entriesOf, versionsOf, type CatalogueEntryRow } from "./catalogue-rows";

/** The draft, or else what is in force, as the sheet that can be filled in and read back. */
export async function catalogueSheet(scope: Scope): Promise<Uint8Array<ArrayBuffer>> {
  const { draft, inForce } = await versionsOf(scope);
  const version = draft ?? inForce;
  const entries = version === null ? [] : await entriesOf(scope, version.id);
  const names = await catalogueNames(scope);
  const organization = (id: string | null) =>
    names.organizations.find((one) => one.id === id)?.shortName ?? "";
  const leadWord = ({ lead, organizationId }: CatalogueEntryRow) =>
    lead === "organization" ? organization(organizationId) : officeWords[lead];
  const lines = names.categories.flatMap((category) => {
    const own = entries
      .filter(({ categoryId }) => categoryId === category.id)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    // A category that nobody has yet gets an empty line to fill in.
    if (own.length === 0) return [[category.name, "", "", "", "", "", "", "", ""]];
    return own.map((entry) => [
      category.name,
      entry.areaId === null
        ? everywhere
        : (names.areas.find(({ id }) => id === entry.areaId)?.name ?? ""),
      leadWord(entry),
      entry.co.map(organization).join(nameSeparator),
      entry.limit === null ? "" : `${String(entry.limit.value)}${limitUnits[entry.limit.unit]}`,
      entry.statutory ? yesWord : "",
      entry.filing ?? "",
      entry.closing ?? "",
      entry.reference ?? "",
    ]);
  });
  return spreadsheet(
    words["catalogue.sheet"],
    Object.entries(catalogueColumns).map(([name, head]) => ({ head, width: widths[name] ?? 16 })),
    lines,
  );
}

const widths: Readonly<Partial<Record<string, number>>> = {
  category: 24,
  co: 30,
  filing: 36,
  closing: 40,
  reference: 30,
};
