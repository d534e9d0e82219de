import { volunteerSheet } from "@/components/service/volunteer-sheet";
import { volunteerFileIds, volunteerRows } from "@/lib/affairs/service/queries/volunteer-file";
import { serviceReaders } from "@/lib/affairs/service/rules/staff";
import { exportBatch } from "@/lib/platform/event-log/exports";
import { fileRoute } from "@/lib/web/route";

/** The file of an export that was recorded under `key`; any other key opens nothing. */
export const GET = fileRoute(serviceReaders, {
  ids: (scope, request) =>
    volunteerFileIds(scope, new URL(request.url).searchParams.get("key") ?? ""),
  rows: volunteerRows,
  batch: exportBatch,
  file: volunteerSheet,
});
