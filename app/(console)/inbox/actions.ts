"use server";

import {
  markAllRead as markAllReadCommand,
  markRead as markReadCommand,
} from "@/lib/across/notifications/commands/mark-read";
import { savePreference as savePreferenceCommand } from "@/lib/across/notifications/commands/save-preference";
import { action } from "@/lib/web/action";

export const markRead = action(markReadCommand);
export const markAllRead = action(markAllReadCommand);
export const savePreference = action(savePreferenceCommand);
