"use server";

import { giveConsent } from "@/lib/ground/check-ins/commands/give-consent";
import { withdrawConsent } from "@/lib/ground/check-ins/commands/withdraw-consent";
import { action } from "@/lib/web/action";

export const agree = action(giveConsent);
export const takeBack = action(withdrawConsent);
