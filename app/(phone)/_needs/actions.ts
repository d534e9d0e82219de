"use server";

import { declineOffer } from "@/lib/affairs/service/commands/decline-offer";
import { finishRequest } from "@/lib/affairs/service/commands/finish-request";
import { giveBackRequest } from "@/lib/affairs/service/commands/give-back-request";
import { revealRequest } from "@/lib/affairs/service/commands/reveal-request";
import { takeRequest } from "@/lib/affairs/service/commands/take-request";
import { action } from "@/lib/web/action";

export const takeNeed = action(takeRequest);
export const declineNeed = action(declineOffer);
export const giveBackNeed = action(giveBackRequest);
export const finishNeed = action(finishRequest);
export const revealNeed = action(revealRequest);
