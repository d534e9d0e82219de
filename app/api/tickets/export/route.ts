import { ticketSheet } from "@/app/(console)/tickets/_list/sheet";
import { ticketExportIds, ticketExportRows } from "@/lib/affairs/tickets/queries/export";
import { ticketExportRoles } from "@/lib/affairs/tickets/rules/export";
import { exportBatch } from "@/lib/platform/event-log/exports";
import { fileRoute } from "@/lib/web/route";

/** The file of an export that was recorded under `key`; any other key opens nothing. */
export const GET = fileRoute(ticketExportRoles, {
  ids: (scope, request) =>
    ticketExportIds(scope, new URL(request.url).searchParams.get("key") ?? ""),
  rows: ticketExportRows,
  batch: exportBatch,
  file: ticketSheet,
});
