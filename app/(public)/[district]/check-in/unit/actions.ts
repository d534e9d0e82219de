"use server";

import { registerUnit } from "@/lib/ground/check-ins/commands/register-unit";
import { publicAction } from "@/lib/web/action";
import { codesHere, wrongCode } from "@/lib/web/phone-code";

export const sendUnit = publicAction(registerUnit, { also: codesHere, refuse: wrongCode });
