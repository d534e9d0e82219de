"use server";

import { exportTickets } from "@/lib/affairs/tickets/commands/export-tickets";
import { action } from "@/lib/web/action";

export const takeOut = action(exportTickets, {
  tell: (_filter, key) => `/api/tickets/export?key=${encodeURIComponent(key)}`,
});
