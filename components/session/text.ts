import { messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";

/** The words of who is here: sign-in, duties, demo accounts. */
export const ts = messages(words);
