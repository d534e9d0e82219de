"use server";

import { liftHold as liftHoldCommand } from "@/lib/across/retention/commands/lift";
import { placeHold as placeHoldCommand } from "@/lib/across/retention/commands/hold";
import { action } from "@/lib/web/action";

export const placeHold = action(placeHoldCommand);
export const liftHold = action(liftHoldCommand);
