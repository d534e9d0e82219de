"use server";

import { takeOn } from "@/lib/affairs/tickets/commands/take-on";
import { action } from "@/lib/web/action";

export const takeOnHere = action(takeOn);
