import type { ReactNode } from "react";
import { classes } from "./classes";
import { Icon, type IconName } from "./icon";
import { toneClasses, type Tone } from "./tone";

/** A state in one or two words. */
export function Badge({
  tone = "idle",
  icon,
  children,
}: {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
}) {
  return (
    <span
      className={classes(
        "inline-flex items-center gap-1 rounded-sm border px-1.5 py-px text-xs font-semibold whitespace-nowrap",
        toneClasses[tone],
      )}
    >
      {icon === undefined ? null : <Icon name={icon} size="sm" className="-ml-0.5 size-3.5" />}
      {children}
    </span>
  );
}

/** How many wait. Nothing waits: nothing shown. "1000+" comes as text. */
export function CountBadge({ count, alert = false }: { count: number | string; alert?: boolean }) {
  if (count === 0) return null;
  return (
    <span
      className={classes(
        "inline-block min-w-5 rounded-full px-1.5 text-center text-xs leading-5 font-semibold tabular-nums",
        alert ? "bg-bad text-white" : "bg-idle-soft text-ink-soft",
      )}
    >
      {count}
    </span>
  );
}
