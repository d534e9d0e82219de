"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { CountBadge } from "../badge";
import { classes } from "../classes";
import { Icon, type IconName } from "../icon";

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** What waits there. */
  count?: number | string | undefined;
  /** Only this very page is current, not those below it: for the root of a tree. */
  exact?: boolean | undefined;
}

export interface NavGroup {
  label?: string | undefined;
  items: readonly NavItem[];
}

/** A leaf, because a layout is not rendered again when the page changes. */
export function NavList({ groups }: { groups: readonly NavGroup[] }) {
  const path = usePathname();
  return groups.map((group) => (
    <div key={group.label ?? group.items[0]?.href} className="mb-3">
      {group.label === undefined ? null : (
        <p className="px-4 pt-2 pb-1 text-xs text-ink-faint">{group.label}</p>
      )}
      <ul>
        {group.items.map((item) => {
          const current = isCurrent(item, path);
          return (
            <li key={item.href}>
              <Link
                href={item.href}
                prefetch={false}
                aria-current={current ? "page" : undefined}
                className={classes(
                  "flex min-h-9 items-center gap-2.5 border-l-3 px-3.5 py-1 -outline-offset-3 touch:min-h-12 touch:text-base",
                  current
                    ? "border-action bg-action-soft font-semibold text-action-dark"
                    : "border-transparent text-ink hover:bg-hover",
                )}
              >
                <Icon
                  name={item.icon}
                  size="sm"
                  className={current ? undefined : "text-ink-faint"}
                />
                <span className="min-w-0 flex-1">{item.label}</span>
                {item.count === undefined ? null : <CountBadge count={item.count} />}
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  ));
}

/** Up to five places within reach of a thumb. */
export function BottomNav({ label, items }: { label: string; items: readonly NavItem[] }) {
  const path = usePathname();
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-30 border-t bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <ul className="flex">
        {items.map((item) => {
          const current = isCurrent(item, path);
          return (
            <li key={item.href} className="min-w-0 flex-1">
              <Link
                href={item.href}
                prefetch={false}
                aria-current={current ? "page" : undefined}
                className={classes(
                  "relative flex min-h-14 flex-col items-center justify-center border-t-3 px-1 text-xs -outline-offset-3",
                  current
                    ? "border-action font-semibold text-action-dark"
                    : "border-transparent text-ink-soft",
                )}
              >
                <Icon name={item.icon} />
                <span className="max-w-full truncate">{item.label}</span>
                {item.count === undefined ? null : (
                  <span className="absolute top-0.5 left-1/2 ml-1.5">
                    <CountBadge count={item.count} alert />
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function isCurrent({ href, exact = false }: NavItem, path: string | null): boolean {
  return path === href || (!exact && path?.startsWith(`${href}/`) === true);
}
