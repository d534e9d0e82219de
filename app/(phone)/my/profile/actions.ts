"use server";

import { editProfile } from "@/lib/ground/check-ins/commands/edit-profile";
import { handOver } from "@/lib/ground/check-ins/commands/hand-over";
import { leave } from "@/lib/ground/check-ins/commands/leave";
import { move } from "@/lib/ground/check-ins/commands/move";
import { action } from "@/lib/web/action";

export const saveProfile = action(editProfile);
export const moveCheckIn = action(move);
export const openStatement = action(handOver);
export const leaveForGood = action(leave, { go: ({ district }) => `/${district}/check-in?left=1` });
