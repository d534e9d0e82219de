"use server";

import { exportAssignments } from "@/lib/affairs/tickets/commands/export-assignments";
import { action } from "@/lib/web/action";

export const takeOut = action(exportAssignments, {
  tell: (_filter, key) => `/api/assignments/export?key=${encodeURIComponent(key)}`,
});
