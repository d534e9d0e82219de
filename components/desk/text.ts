import { messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";

/** The words of the desk. A key that does not exist does not compile. */
export const td = messages(words);
