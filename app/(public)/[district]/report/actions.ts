"use server";

import { report } from "@/lib/affairs/tickets/commands/report";
import { publicAction } from "@/lib/web/action";
import { networkOfSender } from "@/lib/web/network";
import { receiptSlip } from "@/lib/web/receipt-slip";

export const sendReport = publicAction(report, { tell: receiptSlip, also: networkOfSender });
