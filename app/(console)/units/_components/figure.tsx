import Link from "next/link";
import { tcv } from "@/components/units/text";

/** A number that opens the units it counts; none opens nothing. `text` stands for it where it is a rate. */
export function Figure({
  href,
  count,
  what,
  text = String(count),
}: {
  href: string;
  count: number;
  what: string;
  text?: string;
}) {
  return count === 0 ? (
    <span className="text-ink-faint tabular-nums">{text}</span>
  ) : (
    <Link
      href={href}
      prefetch={false}
      aria-label={tcv("blind.rows", { what, count })}
      className="inline-flex min-h-6 min-w-6 items-center justify-end text-action tabular-nums hover:underline"
    >
      {text}
    </Link>
  );
}
