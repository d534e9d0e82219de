"use server";

import { changeLiaisonPhone } from "@/lib/ground/check-ins/commands/change-phone";
import { editUnit } from "@/lib/ground/check-ins/commands/edit-unit";
import { leaveUnit } from "@/lib/ground/check-ins/commands/leave-unit";
import { action } from "@/lib/web/action";
import { codesHere, wrongCode } from "@/lib/web/phone-code";

export const saveNewPhone = action(changeLiaisonPhone, { also: codesHere, refuse: wrongCode });
export const saveUnit = action(editUnit);
export const endOurCheckIn = action(leaveUnit, {
  go: ({ district }) => `/${district}/check-in/unit`,
});
