"use server";

import { addShift } from "@/lib/affairs/service/commands/add-shift";
import { callOffShift } from "@/lib/affairs/service/commands/call-off-shift";
import { cancelActivity, finishActivity } from "@/lib/affairs/service/commands/end-activity";
import { moveShift } from "@/lib/affairs/service/commands/move-shift";
import { planActivity } from "@/lib/affairs/service/commands/plan-activity";
import { resize } from "@/lib/affairs/service/commands/resize";
import { action } from "@/lib/web/action";

export const planServiceActivity = action(planActivity, {
  go: ({ id }) => `/service/activities/${id}`,
});
export const addShiftToActivity = action(addShift);
export const finishServiceActivity = action(finishActivity);
export const cancelServiceActivity = action(cancelActivity);
export const callOffShiftOfActivity = action(callOffShift);
export const moveShiftOfActivity = action(moveShift);
export const resizeShift = action(resize);
