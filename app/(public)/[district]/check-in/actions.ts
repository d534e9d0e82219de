"use server";

import { register } from "@/lib/ground/check-ins/commands/register";
import { publicAction } from "@/lib/web/action";
import { codesHere, requestPhoneCode, wrongCode } from "@/lib/web/phone-code";

export const askForCode = requestPhoneCode();
export const sendCheckIn = publicAction(register, { also: codesHere, refuse: wrongCode });
