"use client";

import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";
import type { Season, TimeWindow } from "@/lib/platform/core/work-calendar";

const t = messages(words);

const windowsMax = 4;

/** One part of the year: its first and last day, and the hours of work in it. */
export function SeasonFields({
  n,
  season,
  onChange,
  onRemove,
}: {
  n: number;
  season: Season;
  onChange: (season: Season) => void;
  onRemove: (() => void) | undefined;
}) {
  const setWindow = (at: number, part: Partial<TimeWindow>) => {
    const windows = season.windows.map((one, index) => (index === at ? { ...one, ...part } : one));
    onChange({ ...season, windows });
  };
  return (
    <fieldset className="min-w-0 rounded-md border p-3">
      <legend className="px-1 font-semibold">{t("settings.calendar.season", { n })}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-3">
        <Labelled
          label={t("settings.calendar.fromDay")}
          value={season.fromMonthDay}
          onValue={(fromMonthDay) => {
            onChange({ ...season, fromMonthDay });
          }}
        />
        <Labelled
          label={t("settings.calendar.toDay")}
          value={season.toMonthDay}
          onValue={(toMonthDay) => {
            onChange({ ...season, toMonthDay });
          }}
        />
        {season.windows.flatMap((window, at) => [
          <Labelled
            key={`from-${String(at)}`}
            label={t("settings.calendar.opens", { n: at + 1 })}
            value={window.from}
            onValue={(from) => {
              setWindow(at, { from });
            }}
          />,
          <Labelled
            key={`to-${String(at)}`}
            label={t("settings.calendar.closes", { n: at + 1 })}
            value={window.to}
            onValue={(to) => {
              setWindow(at, { to });
            }}
          />,
        ])}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        {season.windows.length >= windowsMax ? null : (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => {
              onChange({ ...season, windows: [...season.windows, { from: "", to: "" }] });
            }}
          >
            {t("settings.calendar.addWindow", { n })}
          </Button>
        )}
        {season.windows.length <= 1 ? null : (
          <Button
            size="sm"
            variant="quiet"
            onClick={() => {
              onChange({ ...season, windows: season.windows.slice(0, -1) });
            }}
          >
            {t("settings.calendar.removeWindow", { n })}
          </Button>
        )}
        {onRemove === undefined ? null : (
          <Button size="sm" variant="quiet" onClick={onRemove}>
            {t("settings.calendar.removeSeason", { n })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** A short control whose value the season keeps; what the form sends is the season as a whole. */
function Labelled({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <label className="block text-sm">
      <span className="block font-semibold">{label}</span>
      <TextInput
        width="number"
        maxLength={5}
        value={value}
        onChange={(event) => {
          onValue(event.target.value);
        }}
      />
    </label>
  );
}
