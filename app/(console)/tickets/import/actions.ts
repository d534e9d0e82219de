"use server";

import { importCases } from "@/lib/affairs/tickets/commands/import-cases";
import { action } from "@/lib/web/action";

export const importCasesFromSheet = action(importCases);
