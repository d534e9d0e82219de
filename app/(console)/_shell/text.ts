import { messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";

/** The words of the console as a whole. */
export const tc = messages(words);
