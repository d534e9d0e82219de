"use server";

import { confirmAgreement, returnAgreement } from "@/lib/affairs/co-building/commands/sign";
import { action } from "@/lib/web/action";

export const confirmUnitAgreement = action(confirmAgreement);
export const returnUnitAgreement = action(returnAgreement);
