import type { ReactNode } from "react";
import { classes } from "./classes";
import { Icon, type IconName } from "./icon";
import { toneClasses, type Tone } from "./tone";

const icons: Readonly<Record<Tone, IconName>> = {
  idle: "info",
  info: "info",
  busy: "clock",
  warn: "alert",
  bad: "alert",
  ok: "checkCircle",
};

/** Something to know, where it matters. `live` for what appears after an action. */
export function Notice({
  tone = "info",
  title,
  live = false,
  actions,
  children,
}: {
  tone?: Tone | undefined;
  title?: ReactNode;
  live?: boolean | undefined;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div
      role={live ? (tone === "bad" ? "alert" : "status") : undefined}
      className={classes("flex gap-2.5 rounded-md border p-3", toneClasses[tone])}
    >
      <Icon name={icons[tone]} className="mt-px" />
      <div className="min-w-0 flex-1">
        {title === undefined ? null : <p className="font-semibold">{title}</p>}
        {children === undefined ? null : <div className="text-ink">{children}</div>}
        {actions === undefined ? null : <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
