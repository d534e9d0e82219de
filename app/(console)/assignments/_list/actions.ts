"use server";

import { exportAssignments } from "@/lib/affairs/tickets/commands/export-assignments";
import { takeOn } from "@/lib/affairs/tickets/commands/take-on";
import { action } from "@/lib/web/action";

export const takeOut = action(exportAssignments, {
  tell: (_filter, key) => `/api/assignments/export?key=${encodeURIComponent(key)}`,
});

export const takeOnListed = action(takeOn);
