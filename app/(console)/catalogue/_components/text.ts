import { messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";

export const tc = messages(words);
