"use server";

import { acknowledgeStatements } from "@/lib/affairs/service/commands/acknowledge-statements";
import { takeInReport } from "@/lib/affairs/service/commands/take-in-report";
import { action } from "@/lib/web/action";

export const acknowledgeRead = action(acknowledgeStatements);
export const takeIn = action(takeInReport);
