"use server";

import { confirmRecords, refuseRecord } from "@/lib/affairs/service/commands/decide-records";
import { action } from "@/lib/web/action";

export const confirmServiceRecords = action(confirmRecords);
export const refuseServiceRecord = action(refuseRecord);
