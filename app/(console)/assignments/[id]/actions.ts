"use server";

import { accept } from "@/lib/affairs/tickets/commands/accept";
import { assignHandler } from "@/lib/affairs/tickets/commands/assign-handler";
import { begin } from "@/lib/affairs/tickets/commands/begin";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { deliver } from "@/lib/affairs/tickets/commands/deliver";
import { remark } from "@/lib/affairs/tickets/commands/remark";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { revealPhone } from "@/lib/affairs/tickets/commands/reveal-phone";
import { sendBack } from "@/lib/affairs/tickets/commands/send-back";
import { signOff } from "@/lib/affairs/tickets/commands/sign-off";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { action } from "@/lib/web/action";

export const acceptAssignment = action(accept);
export const assignHandlerOfAssignment = action(assignHandler);
export const beginAssignment = action(begin);
export const contactComplainant = action(contact);
export const deliverPart = action(deliver);
export const remarkOnAssignment = action(remark);
export const requestReturnOfAssignment = action(requestReturn);
export const revealPhoneOfComplainant = action(revealPhone);
export const sendBackAssignment = action(sendBack);
export const signOffAssignment = action(signOff);
export const submitAssignment = action(submit);
