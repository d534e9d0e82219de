import words from "@/lib/across/notifications/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const ti = messages(words);
