import { messages } from "@/lib/platform/i18n/messages";
import words from "./zh-CN.json";

/** The words of the components. A key that does not exist does not compile. */
export const t = messages(words);
