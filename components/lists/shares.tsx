import Link from "next/link";
import { classes } from "../ui/classes";

export interface Share {
  href: string;
  label: string;
  count?: string | undefined;
  current: boolean;
}

/** Whose: a few ways to divide one list, of which one is on. */
export function Shares({ label, items }: { label: string; items: readonly Share[] }) {
  return (
    <nav aria-label={label}>
      <ul className="inline-flex rounded-md border bg-surface text-sm">
        {items.map(({ href, label: text, count, current }) => (
          <li key={href} className="border-l first:border-l-0">
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? "true" : undefined}
              className={classes(
                "inline-flex min-h-7 items-center gap-1 px-2.5 whitespace-nowrap -outline-offset-2 touch:min-h-11",
                current
                  ? "bg-action-soft font-semibold text-action-dark"
                  : "text-ink-soft hover:bg-hover",
              )}
            >
              {text}
              {count === undefined ? null : <span className="text-xs tabular-nums">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
