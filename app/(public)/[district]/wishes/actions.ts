"use server";

import { submitRequest } from "@/lib/affairs/service/commands/submit-request";
import { publicAction } from "@/lib/web/action";
import { networkOfSender } from "@/lib/web/network";
import { receiptSlip } from "@/lib/web/receipt-slip";

export const sendRequest = publicAction(submitRequest, {
  tell: receiptSlip,
  also: networkOfSender,
});
