import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { exportMax, filterRecord, recordExport } from "@/lib/platform/event-log/exports";
import { assignmentCondition } from "../queries/assignments-list";
import { assignmentFilter } from "../rules/assignment-filter";
import { assignmentExportRoles } from "../rules/export";

/** The same as ticket.export for what was addressed to an organization. */
export const exportAssignments = command({
  name: "assignment.export",
  input: assignmentFilter,
  output: z.record(z.string(), z.string()),
  find: ({ actor }) => Promise.resolve(actor.tenant),
  allow: (actor) =>
    assignmentExportRoles.some((role) => role === actor.role)
      ? allowed
      : refused("forbidden", "refusal.role"),
  run: async (scope, _tenant, filter) => {
    const where = await assignmentCondition(scope, filter);
    const rows = await scope.tx.assignment.count({ where, take: exportMax + 1 });
    await recordExport(scope, "assignment.export", rows, filter);
    return { result: filterRecord(filter), events: [] };
  },
});
