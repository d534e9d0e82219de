import words from "@/lib/affairs/councils/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const tc = messages(words);
