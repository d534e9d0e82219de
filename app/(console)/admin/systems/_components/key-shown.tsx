"use client";

import { Button } from "@/components/ui/button";
import { useCloseDialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { showToast } from "@/components/ui/toast";
import words from "@/lib/ground/systems/messages/zh-CN.json";
import type { ShownKey } from "@/lib/ground/systems/schema";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** The key, in this answer and nowhere again, with the address at which it opens. */
export function KeyShown({
  shown: { name, key, address },
  slug,
  onKept,
}: {
  shown: ShownKey;
  slug: string;
  onKept: () => void;
}) {
  const close = useCloseDialog();
  // On a plain http address of the intranet browsers offer no clipboard: the key is selected by a press.
  const copy = async () => {
    await navigator.clipboard.writeText(key);
    showToast(t("systems.copied"));
  };
  return (
    <div className="grid gap-4">
      <Notice tone="ok" live title={t("systems.keyTitle", { name })}>
        {t("systems.keyHint")}
      </Notice>
      <dl className="grid gap-3">
        <div>
          <dt className="text-ink-soft">{t("systems.key")}</dt>
          <dd>
            <code className="block rounded-md border bg-sunken p-3 break-all select-all">
              {key}
            </code>
          </dd>
        </div>
        <div>
          <dt className="text-ink-soft">{t("systems.address")}</dt>
          <dd>
            <code className="break-all select-all">{`${address}/${slug}/open311/v2/`}</code>
          </dd>
        </div>
      </dl>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          onClick={() => {
            close();
            onKept();
          }}
        >
          {t("systems.keyKept")}
        </Button>
        {typeof navigator !== "undefined" && window.isSecureContext ? (
          <Button onClick={() => void copy()}>{t("systems.copy")}</Button>
        ) : null}
      </div>
    </div>
  );
}
