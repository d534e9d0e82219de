import type { ReactNode } from "react";
import { classes } from "../ui/classes";
import { Icon, type IconName } from "../ui/icon";
import { TimeText } from "../ui/time-text";

export type TimelineKind = "step" | "done" | "back" | "alert" | "message" | "system";

export interface TimelineItem {
  id: string;
  at: string;
  kind: TimelineKind;
  /** The verb: 派单, 签收, 退单. */
  title: string;
  /** Who, as a duty: "莘庄镇 · 派单员 王芳". */
  actor?: string | undefined;
  /** Plain text; line breaks are kept. */
  text?: string | undefined;
  /** Photos, badges. */
  extra?: ReactNode;
}

const looks: Readonly<Record<TimelineKind, { icon: IconName; dot: string }>> = {
  step: { icon: "arrowRight", dot: "border-action-line bg-action-soft text-action" },
  done: { icon: "check", dot: "border-ok-line bg-ok-soft text-ok" },
  back: { icon: "return", dot: "border-warn-line bg-warn-soft text-warn" },
  alert: { icon: "alert", dot: "border-bad-line bg-bad-soft text-bad" },
  message: { icon: "message", dot: "border-busy-line bg-busy-soft text-busy" },
  system: { icon: "settings", dot: "border-idle-line bg-idle-soft text-idle" },
};

/** What happened, in the order given. What the system did by itself stays quiet. */
export function Timeline({
  items,
  now,
  label,
}: {
  items: readonly TimelineItem[];
  now?: string | undefined;
  label: string;
}) {
  return (
    <ol aria-label={label}>
      {items.map((item, at) => {
        const { icon, dot } = looks[item.kind];
        const quiet = item.kind === "system";
        return (
          <li key={item.id} className="relative flex gap-3 pb-4 last:pb-0">
            {at === items.length - 1 ? null : (
              <span aria-hidden="true" className="absolute top-7 bottom-0 left-3.5 w-px bg-line" />
            )}
            <span
              className={classes(
                "inline-flex size-7 shrink-0 items-center justify-center rounded-full border",
                dot,
              )}
            >
              <Icon name={icon} size="sm" />
            </span>
            <div className="min-w-0 flex-1 pt-0.5">
              <p className="flex items-baseline justify-between gap-x-3">
                <span className={quiet ? "text-ink-soft" : "font-semibold"}>{item.title}</span>
                <span className="text-xs text-ink-faint">
                  <TimeText at={item.at} now={now} />
                </span>
              </p>
              {item.actor === undefined ? null : (
                <p className="text-sm text-ink-soft">{item.actor}</p>
              )}
              {item.text === undefined ? null : (
                <p className="mt-1 max-w-prose whitespace-pre-line">{item.text}</p>
              )}
              {item.extra === undefined ? null : <div className="mt-2">{item.extra}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
