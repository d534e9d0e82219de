import "server-only";
import type { ImportKind } from "@/lib/ground/imports/schema";
import { recordedExport } from "@/lib/platform/event-log/exports";
import type { Scope } from "@/lib/platform/db/scope";

/** How many rows of the own range there are of what a sheet takes over and gives out. One statement. */
export async function sheetRows({ actor, tx }: Scope, kind: ImportKind): Promise<number> {
  const here = { tenantId: actor.tenantId, path: { gte: actor.lo, lt: actor.hi } };
  switch (kind) {
    case "units":
      return tx.unitProfile.count({ where: { ...here, closedOn: null } });
    case "councils":
      return tx.council.count({ where: { ...here, dissolvedOn: null } });
    case "party":
      return tx.partyOrganization.count({ where: { ...here, closedOn: null } });
    case "projects":
      return tx.coProject.count({
        where: { ...here, status: { in: ["confirmed", "running", "finished"] } },
      });
    case "resources":
      return tx.coResource.count({ where: { ...here, status: { not: "withdrawn" } } });
  }
}

/** Whether giving out this list was recorded under the `key` of the address, by this very duty, and is fresh. One statement. */
export async function isRecorded(scope: Scope, kind: ImportKind, url: string): Promise<boolean> {
  const key = new URL(url).searchParams.get("key") ?? "";
  return (await recordedExport(scope, "sheets.export", key))?.["kind"] === kind;
}
