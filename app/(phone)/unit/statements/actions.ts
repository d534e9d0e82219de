"use server";

import { acknowledgeStatements } from "@/lib/affairs/service/commands/acknowledge-statements";
import { action } from "@/lib/web/action";

export const acknowledgeRead = action(acknowledgeStatements);
