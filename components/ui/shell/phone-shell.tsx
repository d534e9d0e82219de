"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { t } from "../../messages/text";
import { CountBadge } from "../badge";
import { classes } from "../classes";
import { Disclosure } from "../disclosure";
import { Icon } from "../icon";
import { MenuLink } from "../menu";
import { Mark, SkipLink } from "./skip-link";

/**
 * The frame of members and liaison officers, who hold a phone: where they are, up to five places
 * within one width, big targets.
 */
export function PhoneShell({
  district,
  place,
  homeHref,
  nav,
  more,
  menu,
  children,
}: {
  district: string;
  /** The community or unit they act for. */
  place: string;
  homeHref: string;
  nav: readonly PhonePlaceLink[];
  /** What is opened seldom, behind one button. */
  more: readonly PhonePlaceLink[];
  menu: ReactNode;
  children: ReactNode;
}) {
  const path = usePathname();
  const isCurrent = ({ href }: PhonePlaceLink) =>
    path === href || (href !== homeHref && path.startsWith(`${href}/`));
  const further = more.find(isCurrent);
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
          <ul className="mx-auto flex w-full max-w-3xl">
            {nav.map((item) => (
              <li key={item.href} className={placeClass}>
                <Link
                  href={item.href}
                  prefetch={false}
                  aria-current={isCurrent(item) ? "page" : undefined}
                  className={tabClass(isCurrent(item))}
                >
                  {item.label}
                  <Waiting count={item.count} at="ml-0.5 shrink-0" />
                </Link>
              </li>
            ))}
            {more.length === 0 ? null : (
              <li className={placeClass}>
                <Disclosure
                  className="relative"
                  summaryClassName={tabClass(further !== undefined)}
                  summary={
                    <>
                      {t("shell.more")}
                      <Waiting
                        count={more.reduce((sum, { count }) => sum + count, 0)}
                        at="ml-0.5 shrink-0"
                      />
                      <Icon name="chevronDown" size="sm" />
                    </>
                  }
                >
                  <div className="absolute top-full right-0 z-40 mt-1 mr-2 w-44 rounded-md border bg-surface py-1 shadow-float">
                    {more.map((item) => (
                      <MenuLink key={item.href} href={item.href} current={item === further}>
                        {item.label}
                        <Waiting count={item.count} at="ml-2" />
                      </MenuLink>
                    ))}
                  </div>
                </Disclosure>
              </li>
            )}
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

interface PhonePlaceLink {
  href: string;
  label: string;
  /** How much waits there. */
  count: number;
}

function Waiting({ count, at }: { count: number; at: string }) {
  if (count === 0) return null;
  return (
    <span className={at}>
      <CountBadge count={count} alert />
      <span className="sr-only">{t("shell.waiting")}</span>
    </span>
  );
}

/** As wide as its words and its number need: equal widths leave no room for both on a small screen. */
const placeClass = "min-w-0 flex-auto";

function tabClass(current: boolean): string {
  return classes(
    "relative flex min-h-12 cursor-pointer list-none items-center justify-center gap-0.5 border-b-3 px-1 text-center -outline-offset-3",
    current
      ? "border-brand font-semibold text-brand"
      : "border-transparent text-ink hover:border-line-strong",
  );
}
