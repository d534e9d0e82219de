"use server";

import { requestPhoneCode } from "@/lib/web/phone-code";

export const askForCode = requestPhoneCode();
