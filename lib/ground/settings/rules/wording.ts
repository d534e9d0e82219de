import { durationUnits, type Duration, type DurationUnit } from "@/lib/platform/core/duration";
import { lookup, messages } from "@/lib/platform/i18n/messages";

import words from "../messages/zh-CN.json";
import { durationShape } from "./parameter";
import { catalogue, type SettingKey } from "./parameters";
import {
  calendarDays,
  calendarSeasons,
  calendarYears,
  householdRange,
  rateWeights,
} from "./structures";

const t = messages(words);

export function nameOf(key: SettingKey): string {
  return t(`settings.name.${key}`);
}

/** A value as people say it: `5 个工作日`. What is no value of this parameter is the empty text. */
export function valueText(key: SettingKey, value: unknown): string {
  const { unit } = catalogue[key];
  switch (unit) {
    case "duration":
      return textIf(durationShape.safeParse(value).data, durationWords);
    case "times":
    case "cases":
    case "share":
    case "seats":
    case "members":
    case "units":
    case "termYears":
    case "factor":
      return typeof value === "number" ? t(`settings.${unit}`, { n: value }) : "";
    case "choice":
      return typeof value === "string" ? lookup([words], `settings.option.${value}`) : "";
    case "time":
      return typeof value === "string" ? value : "";
    case "percent":
      return textIf(rateWeights.safeParse(value).data, (weights) => t("settings.weights", weights));
    case "households":
      return textIf(householdRange.safeParse(value).data, (range) =>
        t("settings.households", range),
      );
    case "calendar":
      return calendarText(key, value);
  }
}

/** What the parameter may be, in the same words. */
export function rangeText(key: SettingKey): string {
  const { bounds, unit } = catalogue[key];
  switch (bounds.kind) {
    case "duration":
      return durationUnits
        .flatMap((each) => {
          const limits = bounds.byUnit[each];
          return limits === undefined ? [] : [spanText(each, limits)];
        })
        .join(t("settings.or"));
    case "number":
      return `${String(bounds.min)}–${valueText(key, bounds.max)}`;
    case "choice":
      return bounds.options.map((option) => valueText(key, option)).join(t("settings.or"));
    case "time":
      return t("settings.anyTime");
    case "structure":
      return t(unit === "percent" ? "settings.sum100" : "settings.ordered");
  }
}

function spanText(unit: DurationUnit, [min, max]: readonly [number, number]): string {
  return min === max
    ? durationWords({ value: min, unit })
    : t(`settings.between.${unit}`, { min, max });
}

/** The published rule from which the default was taken. */
export function sourceText(key: SettingKey): string {
  return lookup([words], `settings.source.${catalogue[key].source}`);
}

function durationWords({ value, unit }: Duration): string {
  return t(`settings.duration.${unit}`, { n: value });
}

function calendarText(key: SettingKey, value: unknown): string {
  if (key === "calendar.seasons") {
    return textIf(calendarSeasons.safeParse(value).data, ({ length }) =>
      t("settings.seasons", { count: length }),
    );
  }
  if (key === "calendar.days") {
    return textIf(calendarDays.safeParse(value).data, (days) => {
      const kinds = Object.values(days);
      const holidays = kinds.filter((kind) => kind === "holiday").length;
      return t("settings.days", { holidays, workdays: kinds.length - holidays });
    });
  }
  return textIf(calendarYears.safeParse(value).data, (years) =>
    years.length === 0
      ? t("settings.noYears")
      : t("settings.years", { years: [...years].sort().join(" ") }),
  );
}

function textIf<Value>(value: Value | undefined, text: (value: Value) => string): string {
  return value === undefined ? "" : text(value);
}
