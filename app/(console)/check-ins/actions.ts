"use server";

import { accept } from "@/lib/ground/check-ins/commands/accept";
import { assign } from "@/lib/ground/check-ins/commands/assign";
import { correctMember } from "@/lib/ground/check-ins/commands/correct";
import { decline } from "@/lib/ground/check-ins/commands/decline";
import { end } from "@/lib/ground/check-ins/commands/end";
import { exempt } from "@/lib/ground/check-ins/commands/exempt";
import { merge } from "@/lib/ground/check-ins/commands/merge";
import { reinstate } from "@/lib/ground/check-ins/commands/reinstate";
import { revealMember } from "@/lib/ground/check-ins/commands/reveal-member";
import { tellCode } from "@/lib/ground/check-ins/commands/tell-code";
import { transfer } from "@/lib/ground/check-ins/commands/transfer";
import { withCode } from "@/lib/platform/access/told-code";
import { action } from "@/lib/web/action";

export const acceptCheckIn = action(accept);
export const declineCheckIn = action(decline);
export const assignCheckIn = action(assign);
export const exemptCheckIn = action(exempt);
export const reinstateCheckIn = action(reinstate);
export const endCheckIn = action(end);
export const transferCheckIn = action(transfer);
export const revealCheckIn = action(revealMember);
export const tellCheckInCode = action(tellCode, { tell: withCode });
export const correctCheckIn = action(correctMember);
export const mergeCheckIn = action(merge);
