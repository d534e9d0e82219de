import "server-only";
import { z } from "zod";
import { canEnter } from "@/lib/ground/units/rules/rights";
import { command } from "@/lib/platform/command";
import { filterRecord, recordExport } from "@/lib/platform/event-log/exports";
import { unitCount } from "../queries/export";
import { exportFilter, unitFilter } from "../rules/filter";

/** The same as ticket.export for the register of units: no file exists without its audit row. */
export const exportUnits = command({
  name: "units.export",
  input: exportFilter,
  output: z.record(z.string(), z.string()),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) => canEnter(actor),
  run: async (scope, _tenant, filter) => {
    const rows = await unitCount(scope, unitFilter(filter));
    await recordExport(scope, "units.export", rows, filter);
    return { result: filterRecord(filter), events: [] };
  },
});
