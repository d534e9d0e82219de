"use server";

import { retirePledgeTemplate } from "@/lib/affairs/service/commands/retire-pledge-template";
import { reviewPledge } from "@/lib/affairs/service/commands/review-pledge";
import { savePledgeTemplate } from "@/lib/affairs/service/commands/save-pledge-template";
import { action } from "@/lib/web/action";

export const review = action(reviewPledge);
export const saveTemplate = action(savePledgeTemplate);
export const retireTemplate = action(retirePledgeTemplate);
