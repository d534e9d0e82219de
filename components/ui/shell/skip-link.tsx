import { t } from "../../messages/text";

/** The first thing the keyboard reaches: past the navigation, to the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only z-50 bg-surface px-4 py-2 font-semibold text-action focus:not-sr-only focus:fixed focus:top-1 focus:left-1"
    >
      {t("shell.skip")}
    </a>
  );
}

/** The mark of the platform: one character in a seal. */
export function Mark({ onBrand = false }: { onBrand?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={
        onBrand
          ? "inline-flex size-7 shrink-0 items-center justify-center rounded-sm border border-on-brand-soft text-base leading-none font-bold text-on-brand"
          : "inline-flex size-10 shrink-0 items-center justify-center rounded-md bg-brand text-xl leading-none font-bold text-on-brand"
      }
    >
      {t("shell.mark")}
    </span>
  );
}
