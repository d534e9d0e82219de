"use server";

import { recordSolved } from "@/lib/affairs/tickets/commands/record-solved";
import { register } from "@/lib/affairs/tickets/commands/register";
import { receiptCode } from "@/lib/affairs/tickets/receipt-code";
import { action } from "@/lib/web/action";

export const registerTicket = action(register, {
  tell: ({ number }, key) => ({ number, code: receiptCode(key) }),
});
export const recordSolvedTicket = action(recordSolved, {
  tell: ({ number }, key) => ({ number, code: receiptCode(key) }),
});
