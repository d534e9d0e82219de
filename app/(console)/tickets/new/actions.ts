"use server";

import { recordSolved } from "@/lib/affairs/tickets/commands/record-solved";
import { register } from "@/lib/affairs/tickets/commands/register";
import { codeOfSubmission } from "@/lib/affairs/tickets/queries/public";
import { action } from "@/lib/web/action";

export const registerTicket = action(register, {
  tell: ({ number }, key) => ({ number, code: codeOfSubmission(key) }),
});
export const recordSolvedTicket = action(recordSolved, {
  tell: ({ number }, key) => ({ number, code: codeOfSubmission(key) }),
});
