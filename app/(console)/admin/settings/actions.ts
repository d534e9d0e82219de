"use server";

import { enterDays as enterDaysCommand } from "@/lib/ground/settings/commands/enter-days";
import { enterSeasons as enterSeasonsCommand } from "@/lib/ground/settings/commands/enter-seasons";
import { enterSetting as enterSettingCommand } from "@/lib/ground/settings/commands/enter-setting";
import { action } from "@/lib/web/action";

export const enterDays = action(enterDaysCommand);
export const enterSeasons = action(enterSeasonsCommand);
export const enterSetting = action(enterSettingCommand);
