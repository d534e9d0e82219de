"use server";

import { editUnit } from "@/lib/ground/check-ins/commands/edit-unit";
import { leaveUnit } from "@/lib/ground/check-ins/commands/leave-unit";
import { action } from "@/lib/web/action";

export const saveUnit = action(editUnit);
export const endOurCheckIn = action(leaveUnit, {
  go: ({ district }) => `/${district}/check-in/unit`,
});
