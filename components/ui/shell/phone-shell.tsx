"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { t } from "../../messages/text";
import { classes } from "../classes";
import { Mark, SkipLink } from "./skip-link";

/**
 * The frame of members and liaison officers, who hold a phone: where they are, a few places that
 * scroll sideways, big targets.
 */
export function PhoneShell({
  district,
  place,
  homeHref,
  nav,
  menu,
  children,
}: {
  district: string;
  /** The community or unit they act for. */
  place: string;
  homeHref: string;
  nav: readonly { href: string; label: string }[];
  menu: ReactNode;
  children: ReactNode;
}) {
  const path = usePathname();
  return (
    <div data-density="roomy" className="flex min-h-screen flex-col bg-canvas">
      <SkipLink />
      <header className="border-t-4 border-t-brand bg-surface print:hidden">
        <div className="mx-auto flex w-full max-w-3xl items-center justify-between gap-3 px-4 py-2.5">
          <Link href={homeHref} className="flex min-w-0 items-center gap-3">
            <Mark />
            <span className="min-w-0">
              <span className="block truncate text-lg leading-6 font-bold text-ink">{place}</span>
              <span className="block truncate text-sm text-ink-soft">{district}</span>
            </span>
          </Link>
          <div className="shrink-0">{menu}</div>
        </div>
        <nav aria-label={t("shell.nav")} className="border-y">
          <ul className="mx-auto flex w-full max-w-3xl gap-x-5 overflow-x-auto px-4">
            {nav.map(({ href, label }) => {
              const current = path === href || (href !== homeHref && path.startsWith(`${href}/`));
              return (
                <li key={href} className="shrink-0">
                  <Link
                    href={href}
                    prefetch={false}
                    aria-current={current ? "page" : undefined}
                    className={classes(
                      "flex min-h-12 items-center border-b-3 -outline-offset-3",
                      current
                        ? "border-brand font-semibold text-brand"
                        : "border-transparent text-ink hover:border-line-strong",
                    )}
                  >
                    {label}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-3xl flex-1 px-4 py-5 outline-none"
      >
        {children}
      </main>
    </div>
  );
}
