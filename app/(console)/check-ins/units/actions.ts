"use server";

import { acceptUnit } from "@/lib/ground/check-ins/commands/accept-unit";
import { correctLiaison } from "@/lib/ground/check-ins/commands/correct";
import { declineUnit } from "@/lib/ground/check-ins/commands/decline-unit";
import { endUnit } from "@/lib/ground/check-ins/commands/end-unit";
import { revealLiaison } from "@/lib/ground/check-ins/commands/reveal-liaison";
import { tellLiaisonCode } from "@/lib/ground/check-ins/commands/tell-liaison-code";
import { withCode } from "@/lib/platform/access/told-code";
import { action } from "@/lib/web/action";

export const acceptUnitCheckIn = action(acceptUnit);
export const declineUnitCheckIn = action(declineUnit);
export const endUnitCheckIn = action(endUnit);
export const correctUnitLiaison = action(correctLiaison);
export const revealUnitLiaison = action(revealLiaison);
export const tellUnitCode = action(tellLiaisonCode, { tell: withCode });
