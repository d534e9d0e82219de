import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { recordExport } from "@/lib/platform/event-log/exports";
import { agreedRecords } from "../queries/volunteer-file";
import { mayExportService } from "../rules/volunteer-file";
import { exportServiceInput } from "../schema/volunteer-file";

/**
 * Records that confirmed service is taken out for the national volunteer system, by whom and how much.
 * It stores the days; the route that makes the file reads them from here.
 */
export const exportRecords = command({
  name: "service.exportRecords",
  input: exportServiceInput,
  output: z.record(z.string(), z.string()),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) => mayExportService(actor),
  run: async (scope, _tenant, days) => {
    const ids = await agreedRecords(scope, days);
    await recordExport(scope, "service.exportRecords", ids.length, days);
    return { result: days, events: [] };
  },
});
