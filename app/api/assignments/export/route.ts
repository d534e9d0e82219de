import { assignmentSheet } from "@/app/(console)/assignments/_list/sheet";
import { assignmentExportIds, assignmentExportRows } from "@/lib/affairs/tickets/queries/export";
import { assignmentExportRoles } from "@/lib/affairs/tickets/rules/export";
import { exportBatch } from "@/lib/platform/event-log/exports";
import { fileRoute } from "@/lib/web/route";

/** The file of an export that was recorded under `key`; any other key opens nothing. */
export const GET = fileRoute(assignmentExportRoles, {
  ids: (scope, request) =>
    assignmentExportIds(scope, new URL(request.url).searchParams.get("key") ?? ""),
  rows: assignmentExportRows,
  batch: exportBatch,
  file: assignmentSheet,
});
