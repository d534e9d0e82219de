import words from "@/lib/affairs/reviews/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const trv = messages(words);
