"use server";

import { askExclusion } from "@/lib/affairs/tickets/commands/ask-exclusion";
import { decideExclusion } from "@/lib/affairs/tickets/commands/decide-exclusion";
import { liftExclusion } from "@/lib/affairs/tickets/commands/lift-exclusion";
import { action } from "@/lib/web/action";

export const askToExclude = action(askExclusion);
export const decideOnExclusion = action(decideExclusion);
export const countAgain = action(liftExclusion);
