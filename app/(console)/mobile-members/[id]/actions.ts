"use server";

import { answerReferral } from "@/lib/affairs/service/commands/answer-referral";
import { contactMobile } from "@/lib/affairs/service/commands/contact-mobile";
import { moveMobile } from "@/lib/affairs/service/commands/move-mobile";
import { refer } from "@/lib/affairs/service/commands/refer";
import { revealMobile } from "@/lib/affairs/service/commands/reveal-mobile";
import { action } from "@/lib/web/action";

export const moveMobileMember = action(moveMobile);
export const noteContact = action(contactMobile);
export const revealMobileMember = action(revealMobile);
export const referMobileMember = action(refer);
export const answerMobileReferral = action(answerReferral);
