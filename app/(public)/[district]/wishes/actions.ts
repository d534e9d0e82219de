"use server";

import { submitRequest } from "@/lib/affairs/service/commands/submit-request";
import { publicAction } from "@/lib/web/action";
import { receiptSlip } from "@/lib/web/receipt-slip";

export const sendRequest = publicAction(submitRequest, { tell: receiptSlip });
