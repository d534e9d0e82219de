"use server";

import { handOver, seeHandOver } from "@/lib/ground/people/commands/hand-over";
import { action } from "@/lib/web/action";

export const handOverWork = action(handOver);
export const confirmHandOver = action(seeHandOver);
