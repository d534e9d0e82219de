"use server";

import { publishMonth } from "@/lib/affairs/tickets/commands/publish-month";
import { action } from "@/lib/web/action";

export const publishFigures = action(publishMonth);
