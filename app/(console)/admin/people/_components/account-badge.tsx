import { Badge } from "@/components/ui/badge";
import words from "@/lib/ground/people/messages/zh-CN.json";
import type { AccountState } from "@/lib/ground/people/schema";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

export function AccountBadge({ account }: { account: AccountState | null }) {
  if (account === null) return <Badge>{t("people.noAccount")}</Badge>;
  if (account.disabled) return <Badge tone="bad">{t("people.disabled")}</Badge>;
  return account.mustChange ? (
    <Badge tone="warn">{t("people.mustChange")}</Badge>
  ) : (
    <Badge tone="ok">{t("people.active")}</Badge>
  );
}
