import { unitFile } from "@/app/(console)/units/_list/sheet";
import { unitExportIds, unitExportRows } from "@/lib/across/coverage/queries/export";
import { unitReaders } from "@/lib/ground/units/rules/rights";
import { exportBatch } from "@/lib/platform/event-log/exports";
import { fileRoute } from "@/lib/web/route";

/** The file of an export that was recorded under `key`; any other key opens nothing. */
export const GET = fileRoute(unitReaders, {
  ids: (scope, request) => unitExportIds(scope, new URL(request.url).searchParams.get("key") ?? ""),
  rows: unitExportRows,
  batch: exportBatch,
  file: unitFile,
});
