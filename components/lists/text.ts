import { messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";

/** The words that all lists share. */
export const tl = messages(words);
