import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import words from "@/lib/across/notifications/messages/zh-CN.json";
import { unreadMax } from "@/lib/across/notifications/queries/inbox";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** The way to the inbox, with the number of unread notices. */
export function Bell({ unread }: { unread: number }) {
  const count = unread >= unreadMax ? `${String(unreadMax - 1)}+` : String(unread);
  return (
    <Link
      href="/inbox"
      prefetch={false}
      className="relative flex size-11 items-center justify-center rounded-md hover:bg-brand"
    >
      <Icon name="bell" title={unread === 0 ? t("bell") : t("bell.unread", { count })} />
      {unread === 0 ? null : (
        <span
          aria-hidden="true"
          className="absolute top-1 right-0 min-w-5 rounded-full bg-surface px-1 text-center text-xs leading-5 font-semibold text-bad tabular-nums"
        >
          {count}
        </span>
      )}
    </Link>
  );
}
