import type { ReactNode } from "react";
import { t } from "../../messages/text";
import { classes } from "../classes";
import { Mark, SkipLink } from "./skip-link";

export interface PublicNavItem {
  href: string;
  label: string;
  current?: boolean | undefined;
}

/**
 * The frame of the residents' pages: plain links, no scripts, big type and targets. The footer
 * carries what a public service must show: privacy notice, a way to complain about the platform
 * itself, and the filing number.
 */
export function PublicShell({
  district,
  homeHref,
  nav,
  footer,
  filingNumber,
  hotline,
  tools,
  demoBar,
  wide = false,
  children,
}: {
  district: string;
  homeHref: string;
  nav: readonly PublicNavItem[];
  footer: readonly PublicNavItem[];
  /** Left out until the tenant has been filed; never invented. */
  filingNumber?: string | undefined;
  hotline?: string | undefined;
  /** The switch for large type. */
  tools?: ReactNode;
  demoBar?: ReactNode;
  /** For walls and maps; forms and texts stay narrow. */
  wide?: boolean | undefined;
  children: ReactNode;
}) {
  const width = classes("mx-auto w-full px-4", wide ? "max-w-6xl" : "max-w-2xl");
  return (
    <div data-density="roomy" className="flex min-h-screen flex-col bg-surface">
      <SkipLink />
      {demoBar === undefined ? null : <aside aria-label={t("shell.demo")}>{demoBar}</aside>}
      <header className="border-t-4 border-t-brand bg-surface print:hidden">
        <div className={classes(width, "flex items-center justify-between gap-3 py-3")}>
          <a href={homeHref} className="flex min-w-0 items-center gap-3">
            <Mark />
            <span className="min-w-0">
              <span className="block text-lg leading-6 font-bold text-ink">{district}</span>
              <span className="block text-sm text-ink-soft">{t("public.service")}</span>
            </span>
          </a>
          {tools === undefined ? null : <div className="shrink-0">{tools}</div>}
        </div>
        <nav aria-label={t("shell.nav")} className="border-y">
          <ul className={classes(width, "flex gap-x-5 gap-y-0 overflow-x-auto")}>
            {nav.map((item) => (
              <li key={item.href} className="shrink-0">
                <a
                  href={item.href}
                  aria-current={item.current === true ? "page" : undefined}
                  className={classes(
                    "flex min-h-12 items-center border-b-3 -outline-offset-3",
                    item.current === true
                      ? "border-brand font-semibold text-brand"
                      : "border-transparent text-ink hover:border-line-strong",
                  )}
                >
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className={classes(width, "flex-1 py-6 outline-none")}>
        {children}
      </main>
      <footer className="border-t bg-canvas text-sm text-ink-soft print:hidden">
        <div className={classes(width, "py-5")}>
          <ul className="flex flex-wrap gap-x-6">
            {footer.map((item) => (
              <li key={item.href}>
                <a
                  href={item.href}
                  className="inline-flex min-h-11 items-center underline underline-offset-4 hover:text-action"
                >
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
          {hotline === undefined ? null : <p>{t("public.hotline", { number: hotline })}</p>}
          <p className="mt-1">
            {filingNumber === undefined
              ? t("public.host", { district })
              : `${t("public.host", { district })} · ${t("public.filing", { number: filingNumber })}`}
          </p>
        </div>
      </footer>
    </div>
  );
}
