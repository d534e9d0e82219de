import words from "@/lib/affairs/service/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const tsv = messages(words);
