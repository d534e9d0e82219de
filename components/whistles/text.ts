import words from "@/lib/affairs/whistles/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const tw = messages(words);
