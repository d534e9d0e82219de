import Link from "next/link";
import type { ReactNode } from "react";
import { t } from "../../messages/text";
import { Disclosure } from "../disclosure";
import { Icon } from "../icon";
import { BottomNav, NavList, type NavGroup, type NavItem } from "./nav-list";
import { Mark, SkipLink } from "./skip-link";

/**
 * The frame of the staff's screens. From 1024 px: header and navigation at the left. Below: a
 * header with a drawer, the duty in a line of its own (one must always see for whom one acts), and
 * the few main places at the thumb.
 */
export function ConsoleShell({
  district,
  homeHref,
  nav,
  bottomNav,
  dutySwitcher,
  search,
  bell,
  userMenu,
  demoBar,
  children,
}: {
  district: string;
  homeHref: string;
  nav: readonly NavGroup[];
  /** Three to five of the places in `nav`. */
  bottomNav: readonly NavItem[];
  dutySwitcher: ReactNode;
  search?: ReactNode;
  /** Where notices arrive, beside the person's own menu. */
  bell?: ReactNode;
  userMenu: ReactNode;
  demoBar?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-screen flex-col [--shell-top:3rem] max-lg:[--shell-top:0px]">
      <SkipLink />
      {demoBar === undefined ? null : <aside aria-label={t("shell.demo")}>{demoBar}</aside>}
      <header
        data-on-dark
        className="top-0 z-30 bg-brand-dark text-on-brand lg:sticky print:hidden"
      >
        <div className="flex min-h-12 flex-wrap items-center gap-x-2 px-2 lg:flex-nowrap lg:px-4">
          <Drawer nav={nav} />
          <Link
            href={homeHref}
            className="flex min-h-11 min-w-0 flex-1 basis-0 items-center gap-2 px-1 lg:flex-none"
          >
            <Mark onBrand />
            <span className="shrink-0 text-lg font-bold">{t("shell.product")}</span>
            <span className="truncate border-l border-on-brand-soft pl-2 text-on-brand-soft">
              {district}
            </span>
          </Link>
          <div className="order-last w-full min-w-0 border-t border-brand py-0.5 lg:order-none lg:ml-4 lg:w-auto lg:border-0">
            {dutySwitcher}
          </div>
          <div className="ml-auto flex items-center gap-1">
            {search === undefined ? null : <div className="max-lg:hidden">{search}</div>}
            {bell}
            {userMenu}
          </div>
        </div>
      </header>
      <div className="flex flex-1">
        <nav
          aria-label={t("shell.nav")}
          className="sticky top-12 h-[calc(100vh-3rem)] w-52 shrink-0 overflow-y-auto border-r bg-surface py-2 max-lg:hidden"
        >
          <NavList groups={nav} />
        </nav>
        <main
          id="main"
          tabIndex={-1}
          className="min-w-0 flex-1 px-3 pt-4 pb-24 outline-none sm:px-4 lg:pb-10 xl:px-6"
        >
          {children}
        </main>
      </div>
      <BottomNav label={t("shell.bottomNav")} items={bottomNav} />
    </div>
  );
}

function Drawer({ nav }: { nav: readonly NavGroup[] }) {
  return (
    <Disclosure
      className="lg:hidden"
      summaryClassName="flex size-11 items-center justify-center rounded-md hover:bg-brand"
      summary={<Icon name="menu" title={t("shell.menu")} />}
    >
      <nav
        aria-label={t("shell.nav")}
        data-on-light
        className="absolute inset-x-0 z-40 max-h-[80vh] overflow-y-auto border-b bg-surface py-2 text-ink shadow-float"
      >
        <NavList groups={nav} />
      </nav>
    </Disclosure>
  );
}
