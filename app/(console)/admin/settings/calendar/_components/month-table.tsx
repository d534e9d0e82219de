"use client";

import words from "@/lib/ground/settings/messages/zh-CN.json";
import {
  baseKind,
  type CalendarDay,
  type CalendarMonth,
} from "@/lib/ground/settings/rules/month-table";
import { classes } from "@/components/ui/classes";
import { messages } from "@/lib/platform/i18n/messages";
import type { DayKind } from "@/lib/platform/core/work-calendar";

const t = messages(words);

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** One month, weeks from Monday; every day is a button that says what it is. */
export function MonthTable({
  month,
  own,
  onPress,
}: {
  month: CalendarMonth;
  own: Readonly<Record<string, DayKind>>;
  onPress: (day: CalendarDay) => void;
}) {
  const before = (month.days[0]?.weekday ?? 1) - 1;
  return (
    <section aria-label={t("settings.calendar.month", { month: month.month })}>
      <h3 className="mb-1 text-sm">{t("settings.calendar.month", { month: month.month })}</h3>
      <div className="grid grid-cols-7 gap-0.5 text-center text-xs">
        {weekdays.map((day) => (
          <span key={day} aria-hidden="true" className="py-0.5 text-ink-faint">
            {t(`settings.calendar.weekday.${day}`)}
          </span>
        ))}
        {Array.from({ length: before }, (_, gap) => (
          <span key={`gap-${String(gap)}`} />
        ))}
        {month.days.map((day) => (
          <DayButton key={day.date} day={day} own={own[day.date]} onPress={onPress} />
        ))}
      </div>
    </section>
  );
}

function DayButton({
  day,
  own,
  onPress,
}: {
  day: CalendarDay;
  own: DayKind | undefined;
  onPress: (day: CalendarDay) => void;
}) {
  const kind = own ?? baseKind(day);
  const special = own !== undefined || day.national !== null;
  return (
    <button
      type="button"
      aria-pressed={own !== undefined}
      aria-label={labelOf(day, own, kind)}
      onClick={() => {
        onPress(day);
      }}
      className={classes(
        "flex min-h-11 flex-col items-center justify-center rounded-sm border leading-tight tabular-nums",
        kind === "holiday" ? "bg-ok-soft text-ok" : "bg-surface text-ink",
        own === undefined ? "border-line" : "border-2 border-action font-semibold",
        "hover:border-action",
      )}
    >
      <span className="text-sm">{day.dayOfMonth}</span>
      {special ? (
        <span className="text-xs whitespace-nowrap">
          {t(own === undefined ? "settings.calendar.national" : "settings.calendar.own")}
          {t(kind === "holiday" ? "settings.calendar.off" : "settings.calendar.on")}
        </span>
      ) : null}
    </button>
  );
}

function labelOf(day: CalendarDay, own: DayKind | undefined, kind: DayKind): string {
  const label = t("settings.calendar.dayLabel", {
    date: day.date,
    weekday: t(`settings.calendar.weekday.${weekdays[day.weekday - 1] ?? 1}`),
    kind: t(`settings.calendar.${kind}`),
  });
  if (own !== undefined) return t("settings.calendar.dayOwn", { label });
  return day.national === null ? label : t("settings.calendar.dayNational", { label });
}
