"use server";

import { addArea as addAreaCommand } from "@/lib/ground/territory/commands/add-area";
import { endArea as endAreaCommand } from "@/lib/ground/territory/commands/end-area";
import { renameArea as renameAreaCommand } from "@/lib/ground/territory/commands/rename-area";
import { setHouseholds as setHouseholdsCommand } from "@/lib/ground/territory/commands/set-households";
import { action } from "@/lib/web/action";

export const addArea = action(addAreaCommand);
export const renameArea = action(renameAreaCommand);
export const setHouseholds = action(setHouseholdsCommand);
export const endArea = action(endAreaCommand);
