import Link from "next/link";
import { ScrollToCurrent } from "./scroll-to-current";
import { classes } from "./classes";

export interface TabItem {
  href: string;
  label: string;
  /** Capped counts come as text, such as "1000+". */
  count?: number | string | undefined;
  current?: boolean | undefined;
}

/** Views of one list, as links: the view lives in the address. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="-mb-px overflow-x-auto border-b">
      <ScrollToCurrent />
      <ul className="flex gap-1">
        {items.map((item) => (
          <li key={item.href} className="shrink-0">
            <Link
              href={item.href}
              prefetch={false}
              aria-current={item.current === true ? "page" : undefined}
              className={classes(
                "flex min-h-10 items-center gap-1.5 border-b-3 px-3 whitespace-nowrap -outline-offset-3 touch:min-h-12",
                item.current === true
                  ? "border-action font-semibold text-action-dark"
                  : "border-transparent text-ink-soft hover:border-line-strong hover:text-ink",
              )}
            >
              {item.label}
              {item.count === undefined ? null : (
                <span
                  className={classes(
                    "rounded-full px-1.5 text-xs leading-5 font-semibold tabular-nums",
                    item.current === true ? "bg-action-soft text-action-dark" : "bg-idle-soft",
                  )}
                >
                  {item.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
