import Link from "next/link";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import {
  percent,
  rateParts,
  ratesOf,
  type RateName,
  type RateSettings,
  type Tally,
} from "@/lib/across/dashboards/rules/figures";
import { ticketsHref } from "@/lib/across/dashboards/rules/links";
import type { Days } from "@/lib/across/dashboards/rules/period";
import type { Measure } from "@/lib/affairs/tickets/rules/measures";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

export const rateNames = [
  "onTime",
  "response",
  "resolution",
  "satisfaction",
] as const satisfies readonly RateName[];

/** Where figures stand. Without an id there is no list of just these tickets, and no link. */
export interface FigurePlace {
  id: string | null;
  name: string;
}

/** A count that leads to its tickets. */
export function CountLink({
  measure,
  count,
  place,
  days,
}: {
  measure: Measure;
  count: number;
  place: FigurePlace;
  days: Days;
}) {
  if (place.id === null || count === 0) return count;
  return (
    <Link
      href={ticketsHref(measure, place.id, days)}
      prefetch={false}
      aria-label={t("dashboard.link", {
        place: place.name,
        measure: t(`measure.${measure}`),
        count,
      })}
      className="text-link inline-flex min-h-6 items-center"
    >
      {count}
    </Link>
  );
}

/** What is left out of the rates, beside them: nothing is left out unseen (DOMAIN §2.13, 11). */
export function NotCounted({
  tally,
  place,
  days,
}: {
  tally: Tally;
  place: FigurePlace;
  days: Days;
}) {
  const marks = (["excluded", "corrected"] as const).filter((mark) => tally[mark] > 0);
  return marks.map((mark) => {
    const text = t(`dashboard.${mark}`, { count: tally[mark] });
    return (
      <span key={mark} className="mt-1 block text-xs text-ink-soft">
        {place.id === null ? (
          text
        ) : (
          <Link
            href={ticketsHref(mark, place.id, days)}
            prefetch={false}
            className="text-link relative z-10 inline-flex min-h-6 items-center"
          >
            {text}
          </Link>
        )}
      </span>
    );
  });
}

/** A rate above the cases that it is made of, all of which can be looked at. */
export function RateCell({
  name,
  tally,
  settings,
  place,
  days,
}: {
  name: RateName;
  tally: Tally;
  settings: RateSettings;
  place: FigurePlace;
  days: Days;
}) {
  const { of, share } = ratesOf(tally, settings)[name];
  if (of === 0) return t("dashboard.none");
  const { parts, of: whole } = rateParts[name];
  const count = (measure: Measure) => (
    <CountLink measure={measure} count={tally[measure]} place={place} days={days} />
  );
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5 @3xl:flex-col @3xl:items-end">
      <span className={share === null ? "text-ink-soft" : "font-semibold"}>
        {share === null ? t("dashboard.few") : percent(share)}
      </span>
      <span className="text-xs text-ink-soft">
        {/* The cases above the line would tell the rate that is not to be told. */}
        {share === null
          ? null
          : parts.map((part, at) => (
              <span key={part}>
                {at === 0 ? null : " + "}
                {count(part)}
              </span>
            ))}
        {share === null ? t("dashboard.base") : " / "}
        {count(whole)}
      </span>
    </span>
  );
}
