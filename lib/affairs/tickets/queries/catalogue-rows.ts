import "server-only";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { leadKinds, versionOn, type EntryContent } from "../rules/catalogue";
import { known } from "../rules/known";
import { isoDay } from "./duties";
import { limitFrom } from "./routes";

export type CatalogueEntryRow = EntryContent & { id: string; areaId: string | null };

/** The entries of one version. */
export async function entriesOf(
  { actor, tx }: Scope,
  versionId: string,
): Promise<CatalogueEntryRow[]> {
  const rows = await tx.catalogueEntry.findMany({
    where: { tenantId: actor.tenantId, versionId, removed: false },
    select: {
      id: true,
      categoryId: true,
      areaId: true,
      path: true,
      lead: true,
      organizationId: true,
      co: true,
      limitValue: true,
      limitUnit: true,
      statutory: true,
      filing: true,
      closing: true,
      reference: true,
    },
  });
  return rows.map(({ limitValue, limitUnit, lead, ...row }) => ({
    ...row,
    lead: known(leadKinds, lead),
    limit: limitFrom(limitValue, limitUnit),
  }));
}

export interface VersionRow {
  id: string;
  number: number;
  note: string;
  version: number;
  createdName: string;
  publishedName: string | null;
  publishedAt: string | null;
  effectiveFrom: string;
}

/** Every version that was published, the newest first, the one in force today, and the draft. */
export async function versionsOf({ actor, tx }: Scope) {
  const rows = await tx.catalogueVersion.findMany({
    where: { tenantId: actor.tenantId, status: { in: ["draft", "published"] } },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      status: true,
      note: true,
      version: true,
      createdName: true,
      publishedName: true,
      publishedAt: true,
      effectiveFrom: true,
    },
  });
  const published: VersionRow[] = rows.flatMap(({ status, effectiveFrom, publishedAt, ...row }) =>
    status === "published" && effectiveFrom !== null
      ? [
          {
            ...row,
            effectiveFrom: isoDay(effectiveFrom),
            publishedAt: publishedAt?.toISOString() ?? null,
          },
        ]
      : [],
  );
  const today = localDate(actor.now, actor.tenant.timeZone);
  const draft = rows.find(({ status }) => status === "draft");
  return {
    today,
    published,
    inForce: versionOn(published, today),
    draft:
      draft === undefined
        ? null
        : { id: draft.id, number: draft.number, version: draft.version, by: draft.createdName },
  };
}
