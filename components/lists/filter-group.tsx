import Link from "next/link";
import type { ReactNode } from "react";
import { CountBadge } from "../ui/badge";
import { classes } from "../ui/classes";

/** Links that narrow a list, under one heading. */
export function FilterGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="overflow-hidden rounded-lg border bg-surface">
      <p className="border-b bg-sunken px-3 py-1.5 text-sm font-semibold text-ink-soft">{label}</p>
      {/* On a phone a long list stays short, and what it narrows is near. */}
      <ul className="max-lg:grid max-lg:max-h-72 max-lg:grid-cols-2 max-lg:overflow-y-auto">
        {children}
      </ul>
    </nav>
  );
}

/** One of them, with how many rows it opens. */
export function FilterEntry({
  href,
  label,
  count,
  current,
  alert = false,
}: {
  href: string;
  label: string;
  count?: number;
  current: boolean;
  alert?: boolean;
}) {
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        aria-current={current ? "page" : undefined}
        className={classes(
          "flex min-h-9 items-center justify-between gap-2 px-3 -outline-offset-3 touch:min-h-11",
          current ? "bg-action-soft font-semibold text-action-dark" : "hover:bg-hover",
        )}
      >
        <span className="min-w-0">{label}</span>
        {count === undefined ? null : alert && count > 0 ? (
          <CountBadge count={count} alert />
        ) : (
          <span className="text-sm text-ink-soft tabular-nums">{count}</span>
        )}
      </Link>
    </li>
  );
}
