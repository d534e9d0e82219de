"use server";

import { evaluateStatement } from "@/lib/affairs/service/commands/evaluate-statement";
import { action } from "@/lib/web/action";

export const evaluate = action(evaluateStatement);
