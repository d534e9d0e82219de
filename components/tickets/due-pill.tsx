import { t } from "../messages/text";
import { classes } from "../ui/classes";
import { Icon } from "../ui/icon";
import { Badge } from "../ui/badge";
import { fullTime, shortTime } from "../ui/time-words";
import { toneClasses } from "../ui/tone";
import { dueWords, type DueInput } from "./due-words";

/**
 * Time left or over, as icon, words and colour together; the exact time is its title. On the backlog
 * the clock stands still, and what counts is the day of the review (DOMAIN §2.10).
 */
export function DuePill({
  provisional = false,
  reviewAt = null,
  ...due
}: DueInput & {
  reviewAt?: string | null | undefined;
  /** Next year's calendar is not published yet; the time may still move forward. */
  provisional?: boolean | undefined;
}) {
  if (reviewAt !== null) return <ReviewBadge at={reviewAt} now={due.now} />;
  const { text, tone, icon } = dueWords(due);
  return (
    <time
      dateTime={due.dueAt}
      title={t("due.title", { time: fullTime(due.dueAt) })}
      className={classes(
        "inline-flex items-center gap-1 rounded-full border px-2 py-px text-xs font-semibold whitespace-nowrap",
        toneClasses[tone],
      )}
    >
      <Icon name={icon} size="sm" className="-ml-0.5 size-3.5" />
      {provisional ? t("due.provisional", { text }) : text}
    </time>
  );
}

function ReviewBadge({ at, now }: { at: string; now: string }) {
  const over = Date.parse(at) < Date.parse(now);
  return (
    <Badge tone={over ? "bad" : "idle"} icon="archive">
      {t(over ? "tickets.reviewOver" : "tickets.review", { at: shortTime(at, now) })}
    </Badge>
  );
}
