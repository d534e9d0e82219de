import Link from "next/link";
import type { ReactNode } from "react";
import { classes } from "./classes";
import { toneText, type Tone } from "./tone";

export interface StatProps {
  label: string;
  /** Already in words a person reads; "—" when unknown, never an invented zero. */
  value: string | number;
  unit?: string | undefined;
  /** How it is counted, or what it is compared with. */
  note?: ReactNode;
  /** The list behind the number. A number without one cannot be checked. */
  href?: string | undefined;
  tone?: Tone | undefined;
}

function Stat({ label, value, unit, note, href, tone = "idle" }: StatProps) {
  const number = (
    <span className={classes("text-2xl font-semibold tabular-nums", toneText[tone])}>
      {value}
      {unit === undefined ? null : (
        <span className="ml-1 text-sm font-normal text-ink-soft">{unit}</span>
      )}
    </span>
  );
  return (
    <div className="relative flex min-w-0 flex-col-reverse justify-end bg-surface px-4 py-3">
      {note === undefined ? null : <div className="text-xs text-ink-faint">{note}</div>}
      <div>{number}</div>
      <div className="text-sm text-ink-soft">
        {href === undefined ? (
          label
        ) : (
          <Link
            href={href}
            prefetch={false}
            className="after:absolute after:inset-0 after:border-action hover:text-action hover:underline hover:after:border-b-2"
          >
            {label}
          </Link>
        )}
      </div>
    </div>
  );
}

/** Numbers side by side; two in a row on a phone, where an odd last one takes its row. */
export function StatRow({ items }: { items: readonly StatProps[] }) {
  return (
    <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] max-sm:[&>:last-child:nth-child(odd)]:col-span-2">
      {items.map((item) => (
        <Stat key={item.label} {...item} />
      ))}
    </div>
  );
}
