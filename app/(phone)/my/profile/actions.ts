"use server";

import { changePhone } from "@/lib/ground/check-ins/commands/change-phone";
import { editProfile } from "@/lib/ground/check-ins/commands/edit-profile";
import { handOver } from "@/lib/ground/check-ins/commands/hand-over";
import { leave } from "@/lib/ground/check-ins/commands/leave";
import { move } from "@/lib/ground/check-ins/commands/move";
import { action } from "@/lib/web/action";
import { codesHere, wrongCode } from "@/lib/web/phone-code";

export const saveNewPhone = action(changePhone, { also: codesHere, refuse: wrongCode });
export const saveProfile = action(editProfile);
export const moveCheckIn = action(move);
export const openStatement = action(handOver);
export const leaveForGood = action(leave, { go: ({ district }) => `/${district}/check-in?left=1` });
