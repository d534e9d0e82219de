import words from "@/lib/across/agenda/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const ta = messages(words);
