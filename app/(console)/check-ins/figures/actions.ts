"use server";

import { enterHeadCount } from "@/lib/ground/check-ins/commands/enter-head-count";
import { action } from "@/lib/web/action";

export const enter = action(enterHeadCount);
