"use server";

import { publishMonth } from "@/lib/across/dashboards/commands/publish-month";
import { action } from "@/lib/web/action";

export const publishFigures = action(publishMonth);
