"use server";

import { confirmRequest } from "@/lib/affairs/service/commands/confirm-request";
import { declineRequest } from "@/lib/affairs/service/commands/decline-request";
import { finishRequest } from "@/lib/affairs/service/commands/finish-request";
import { giveBackRequest } from "@/lib/affairs/service/commands/give-back-request";
import { noteResource } from "@/lib/affairs/service/commands/note-resource";
import { offerRequest } from "@/lib/affairs/service/commands/offer-request";
import { publishRequest } from "@/lib/affairs/service/commands/publish-request";
import { rateRequest } from "@/lib/affairs/service/commands/rate-request";
import { registerRequest } from "@/lib/affairs/service/commands/register-request";
import { revealRequest } from "@/lib/affairs/service/commands/reveal-request";
import { reviseRequest } from "@/lib/affairs/service/commands/revise-request";
import { undoRequest } from "@/lib/affairs/service/commands/undo-request";
import { withdrawRequest } from "@/lib/affairs/service/commands/withdraw-request";
import { receiptCode } from "@/lib/platform/access/receipt-code";
import { action } from "@/lib/web/action";

export const register = action(registerRequest, {
  tell: ({ number }, key) => ({ number, code: receiptCode(key) }),
});
export const publish = action(publishRequest);
export const revise = action(reviseRequest);
export const decline = action(declineRequest);
export const offer = action(offerRequest);
export const giveBack = action(giveBackRequest);
export const finish = action(finishRequest);
export const undo = action(undoRequest);
export const confirm = action(confirmRequest);
export const rate = action(rateRequest);
export const withdraw = action(withdrawRequest);
export const resource = action(noteResource);
export const reveal = action(revealRequest);
