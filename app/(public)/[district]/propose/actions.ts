"use server";

import { proposeAsResident } from "@/lib/affairs/councils/commands/propose-as-resident";
import { publicAction } from "@/lib/web/action";
import { networkOfSender } from "@/lib/web/network";
import { receiptSlip } from "@/lib/web/receipt-slip";

export const sendTopic = publicAction(proposeAsResident, {
  tell: receiptSlip,
  also: networkOfSender,
});
