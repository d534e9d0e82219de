import { messages } from "@/lib/platform/i18n/messages";
import words from "../messages/zh-CN.json";

const t = messages(words);

/** Several names as one enumeration. */
export function namesTogether(names: readonly string[]): string {
  return names.join(t("names.and"));
}
