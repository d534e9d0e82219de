import words from "@/lib/ground/party/messages/zh-CN.json";
import type { PartyFinding } from "@/lib/ground/party/rules/thresholds";
import { messages } from "@/lib/platform/i18n/messages";

export const tg = messages(words);

/** What a rule of setting up says about an organization, in one sentence. */
export function findingText({ rule, tone, values }: PartyFinding): string {
  if (rule === "counted")
    return tg(values["n"] === 0 ? "rule.counted" : "rule.countedBelow", values);
  if (rule === "minFull" && tone === "ok") return tg("rule.minFullMet", values);
  if (rule === "general" && tone === "ok") return tg("rule.generalMet", values);
  if (rule === "committee" && tone === "ok") return tg("rule.committeeMet", values);
  return tg(`rule.${rule}`, values);
}
