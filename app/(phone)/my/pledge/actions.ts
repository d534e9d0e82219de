"use server";

import { confirmPledge } from "@/lib/affairs/service/commands/confirm-pledge";
import { fulfilPledge } from "@/lib/affairs/service/commands/fulfil-pledge";
import { withdrawPledge } from "@/lib/affairs/service/commands/withdraw-pledge";
import { action } from "@/lib/web/action";

export const confirmOwnPledge = action(confirmPledge);
export const fulfilOwnPledge = action(fulfilPledge);
export const withdrawOwnPledge = action(withdrawPledge);
