"use server";

import { beginAbsence, endAbsence } from "@/lib/ground/people/commands/absence";
import { action } from "@/lib/web/action";

export const enterAbsence = action(beginAbsence);
export const returnEarly = action(endAbsence);
