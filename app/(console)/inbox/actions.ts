"use server";

import {
  markAllRead as markAllReadCommand,
  markRead as markReadCommand,
} from "@/lib/across/notifications/commands/mark-read";
import { action } from "@/lib/web/action";

export const markRead = action(markReadCommand);
export const markAllRead = action(markAllReadCommand);
