"use server";

import { cancelList } from "@/lib/ground/check-ins/commands/cancel-list";
import { confirmList } from "@/lib/ground/check-ins/commands/confirm-list";
import { sendList } from "@/lib/ground/check-ins/commands/send-list";
import { action } from "@/lib/web/action";

export const send = action(sendList);
export const confirm = action(confirmList);
export const cancel = action(cancelList);
