"use server";

import { enterSetting as enterSettingCommand } from "@/lib/ground/settings/commands/enter-setting";
import { action } from "@/lib/web/action";

export const enterSetting = action(enterSettingCommand);
