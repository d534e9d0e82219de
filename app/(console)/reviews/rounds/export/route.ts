import { roundSheet } from "@/components/reviews/round-sheet";
import { exportedRound, roundRows } from "@/lib/affairs/reviews/queries/round-file";
import { roundHolders } from "@/lib/affairs/reviews/rules/rounds";
import { exportBatch } from "@/lib/platform/event-log/exports";
import { fileRoute } from "@/lib/web/route";

/** The file of an export that was recorded under `key`; any other key opens nothing. */
export const GET = fileRoute(roundHolders, {
  ids: (scope, request) => exportedRound(scope, new URL(request.url).searchParams.get("key") ?? ""),
  rows: roundRows,
  batch: exportBatch,
  file: roundSheet,
});
