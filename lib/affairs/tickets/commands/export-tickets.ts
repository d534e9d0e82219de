import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { exportMax, filterRecord, recordExport } from "@/lib/platform/event-log/exports";
import { ticketCondition } from "../queries/ticket-condition";
import { ticketExportRoles } from "../rules/export";
import { ticketFilter } from "../rules/ticket-filter";

/**
 * Records that a list is taken out as a file. What it stores is the filter: the route that makes
 * the file reads it from here, so that no file exists without its audit row.
 */
export const exportTickets = command({
  name: "ticket.export",
  input: ticketFilter,
  output: z.record(z.string(), z.string()),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) =>
    ticketExportRoles.some((role) => role === actor.role)
      ? allowed
      : refused("forbidden", "refusal.role"),
  run: async (scope, _tenant, filter) => {
    const { where } = await ticketCondition(scope, filter);
    const rows = await scope.tx.ticket.count({ where, take: exportMax + 1 });
    await recordExport(scope, "ticket.export", rows, filter);
    return { result: filterRecord(filter), events: [] };
  },
});
