import { messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";

/** The texts of the portal's forms. They travel to the phone, so they are few. */
export const t = messages(words);
