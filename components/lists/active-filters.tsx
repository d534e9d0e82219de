import Link from "next/link";
import { Tag } from "../ui/tag";
import { tl } from "./text";

export interface ActiveFilter {
  label: string;
  value: string;
  /** The list without this one. */
  removeHref: string;
}

/** What narrows the list now, in words, each with a way out. Nothing narrows it: nothing shown. */
export function ActiveFilters({
  filters,
  clearHref,
}: {
  filters: readonly ActiveFilter[];
  clearHref: string;
}) {
  if (filters.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <span className="text-ink-soft">{tl("active")}</span>
      {filters.map(({ label, value, removeHref }) => {
        const text = tl("filter.open", { label, value });
        return (
          <Tag key={text} label={text} removeHref={removeHref}>
            {text}
          </Tag>
        );
      })}
      <Link href={clearHref} prefetch={false} className="text-link py-1">
        {tl("clear")}
      </Link>
    </div>
  );
}
