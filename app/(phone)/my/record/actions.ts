"use server";

import { enterRecord } from "@/lib/affairs/service/commands/enter-record";
import { withdrawRecord } from "@/lib/affairs/service/commands/withdraw-record";
import { action } from "@/lib/web/action";

export const enterMyRecord = action(enterRecord, { go: () => "/my/record?entered=1" });
export const withdrawMyRecord = action(withdrawRecord);
