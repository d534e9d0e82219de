"use server";

import { liftRecusal } from "@/lib/affairs/tickets/commands/lift-recusal";
import { recuse } from "@/lib/affairs/tickets/commands/recuse";
import { action } from "@/lib/web/action";

export const recuseFromTicket = action(recuse);
export const liftRecusalOfTicket = action(liftRecusal);
