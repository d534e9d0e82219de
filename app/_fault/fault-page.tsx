"use client";

import { messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";

const t = messages(words);

/**
 * The page in place of one that failed. Every page of the site carries it along for the case, also
 * to old phones, so it leans on no component and has a few words of its own.
 */
export function FaultPage({ id, onAgain }: { id: string | undefined; onAgain: () => void }) {
  const look = "inline-flex min-h-12 items-center rounded-md border px-5 font-semibold";
  return (
    <main data-density="roomy" className="mx-auto max-w-2xl px-4 py-10">
      <section role="alert" className="rounded-lg border border-bad-line bg-surface p-6">
        <h1 className="text-lg">{t("fault.title")}</h1>
        <p className="mt-2 text-ink-soft">{t("fault.advice")}</p>
        {id === undefined ? null : (
          <p className="mt-3">
            {t("fault.id")} <code className="font-mono select-all">{id}</code>
          </p>
        )}
        <p className="mt-5 flex flex-wrap gap-3">
          <button
            type="button"
            onClick={onAgain}
            className={`${look} border-action bg-action text-white hover:bg-action-dark`}
          >
            {t("fault.again")}
          </button>
          {/* A whole new page, because this one's state may be what failed. */}
          <a href="/" className={`${look} border-line-strong hover:border-action`}>
            {t("fault.home")}
          </a>
        </p>
      </section>
    </main>
  );
}
