import words from "@/lib/affairs/property/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const tpr = messages(words);
