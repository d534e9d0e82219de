"use server";

import { endDistrict } from "@/lib/ground/check-ins/commands/end-district";
import { enterDistrict } from "@/lib/ground/check-ins/commands/enter-district";
import { action } from "@/lib/web/action";

export const enterKnownDistrict = action(enterDistrict);
export const endKnownDistrict = action(endDistrict);
