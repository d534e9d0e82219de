"use server";

import { enterOnCall, removeOnCall } from "@/lib/ground/people/commands/on-call";
import { action } from "@/lib/web/action";

export const enterDays = action(enterOnCall);
export const removeDay = action(removeOnCall);
