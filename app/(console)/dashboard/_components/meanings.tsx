import words from "@/lib/across/dashboards/messages/zh-CN.json";
import type { RateSettings } from "@/lib/across/dashboards/rules/figures";
import { messages } from "@/lib/platform/i18n/messages";
import { rateNames } from "./rate-cell";

const t = messages(words);
const counts = ["open", "overdue", "registered", "closed", "due"] as const;

/** How each figure is counted: one that cannot be explained cannot be trusted. */
export function Meanings({ rates }: { rates: RateSettings }) {
  return (
    <details className="rounded-lg border bg-surface px-4 py-2.5">
      <summary className="text-action underline underline-offset-4">{t("meaning.title")}</summary>
      <dl className="mt-3 grid max-w-3xl gap-x-4 gap-y-2 text-sm sm:grid-cols-[auto_1fr]">
        {counts.map((name) => (
          <Meaning key={name} term={t(`measure.${name}`)} text={t(`meaning.${name}`)} />
        ))}
        {rateNames.map((name) => (
          <Meaning
            key={name}
            term={t(`rate.${name}`)}
            text={t(`meaning.${name}`, { weight: rates.basicWeight })}
          />
        ))}
      </dl>
      <p className="mt-3 text-sm text-ink-soft">{t("dashboard.fewNote", { min: rates.minN })}</p>
    </details>
  );
}

function Meaning({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt className="font-semibold">{term}</dt>
      <dd className="text-ink-soft">{text}</dd>
    </>
  );
}
