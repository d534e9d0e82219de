"use server";

import { confirmRequest } from "@/lib/affairs/service/commands/confirm-request";
import { rateRequest } from "@/lib/affairs/service/commands/rate-request";
import { undoRequest } from "@/lib/affairs/service/commands/undo-request";
import { withdrawRequest } from "@/lib/affairs/service/commands/withdraw-request";
import { addFacts } from "@/lib/affairs/tickets/commands/add-facts";
import { declineReply } from "@/lib/affairs/tickets/commands/decline-reply";
import { dispute } from "@/lib/affairs/tickets/commands/dispute";
import { hurry } from "@/lib/affairs/tickets/commands/hurry";
import { rate } from "@/lib/affairs/tickets/commands/rate";
import { withdraw } from "@/lib/affairs/tickets/commands/withdraw";
import { object } from "@/lib/across/walls/commands/object";
import { receiptAction } from "@/lib/web/action";
import { closeReceipt, openReceipt } from "@/lib/web/open-receipt";

export const openTicket = openReceipt();
export const leaveTicket = closeReceipt();
export const sendDispute = receiptAction(dispute);
export const sendDecline = receiptAction(declineReply);
export const sendHurry = receiptAction(hurry);
export const sendFacts = receiptAction(addFacts);
export const sendWithdrawal = receiptAction(withdraw);
export const sendRating = receiptAction(rate);
export const sendObjection = receiptAction(object);
export const confirmOwn = receiptAction(confirmRequest);
export const rateOwn = receiptAction(rateRequest);
export const undoOwn = receiptAction(undoRequest);
export const withdrawOwn = receiptAction(withdrawRequest);
