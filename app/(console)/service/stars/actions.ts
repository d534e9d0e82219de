"use server";

import { cancelAppraisal } from "@/lib/affairs/service/commands/cancel-appraisal";
import { openAppraisal } from "@/lib/affairs/service/commands/open-appraisal";
import { action } from "@/lib/web/action";

export const openRound = action(openAppraisal);
export const cancelRound = action(cancelAppraisal);
