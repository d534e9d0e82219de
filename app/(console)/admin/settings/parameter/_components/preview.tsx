"use client";

import words from "@/lib/ground/settings/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** What the new version will say, read out when it changes. */
export function Preview({ text }: { text: string }) {
  return (
    <div className="rounded-md border bg-sunken p-3">
      <p className="text-xs text-ink-soft">{t("settings.preview")}</p>
      <p aria-live="polite" className="min-h-6 font-semibold">
        {text}
      </p>
    </div>
  );
}
