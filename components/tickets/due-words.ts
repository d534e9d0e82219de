import { t } from "../messages/text";
import type { IconName } from "../ui/icon";
import { clockText, daysBetween, spanText } from "../ui/time-words";
import type { Tone } from "../ui/tone";

export interface DueInput {
  /** Instants in ISO 8601. */
  dueAt: string;
  now: string;
  /** When it was finished; the pill then says how it ended and stands still. */
  doneAt?: string | null | undefined;
}

export interface DueWords {
  text: string;
  tone: Tone;
  icon: IconName;
}

/**
 * What a due time means now. Being due at this very instant is still in time; overdue is computed
 * here and never stored (DESIGN §2). Spans are clock time: the working calendar has already gone
 * into the due time.
 */
export function dueWords({ dueAt, now, doneAt }: DueInput): DueWords {
  const left = Date.parse(dueAt) - Date.parse(doneAt ?? now);
  if (doneAt !== undefined && doneAt !== null) {
    return left >= 0
      ? { text: t("due.doneInTime"), tone: "ok", icon: "checkCircle" }
      : { text: t("due.doneLate", { time: spanText(left) }), tone: "warn", icon: "clock" };
  }
  if (left < 0) {
    const text = left > -60_000 ? t("due.justOver") : t("due.over", { time: spanText(left) });
    return { text, tone: "bad", icon: "alert" };
  }
  const clock = clockText(dueAt);
  switch (daysBetween(now, dueAt)) {
    case 0:
      return { text: t("due.today", { clock }), tone: "warn", icon: "clock" };
    case 1:
      return { text: t("due.tomorrow", { clock }), tone: "info", icon: "clock" };
    default:
      return { text: t("due.left", { time: spanText(left) }), tone: "idle", icon: "clock" };
  }
}
