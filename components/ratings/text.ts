import words from "@/lib/parts/ratings/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const tr = messages(words);
