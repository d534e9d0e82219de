import { t } from "./text";

const numbers = ["110", "119", "120", "122"] as const;

/** Danger is not for a form: the numbers stand first, and one press dials them. */
export function EmergencyHint() {
  return (
    <aside
      aria-label={t("emergency.title")}
      className="mb-6 rounded-md border border-bad-line bg-bad-soft px-3 py-2 print:hidden"
    >
      <p className="text-sm font-semibold text-bad">{t("emergency.title")}</p>
      <ul className="flex flex-wrap gap-x-3">
        {numbers.map((number) => (
          <li key={number}>
            <a
              href={`tel:${number}`}
              aria-label={t("emergency.call", { number, name: t(`emergency.${number}`) })}
              className="inline-flex min-h-11 items-center gap-1 text-ink"
            >
              <strong className="text-bad">{number}</strong>
              {t(`emergency.${number}`)}
            </a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
