"use server";

import { retryDelivery as retryDeliveryCommand } from "@/lib/across/notifications/commands/retry-delivery";
import { action } from "@/lib/web/action";

export const retryDelivery = action(retryDeliveryCommand);
