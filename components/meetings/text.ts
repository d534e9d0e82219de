import words from "@/lib/parts/meetings/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const tme = messages(words);
