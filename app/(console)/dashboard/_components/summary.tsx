import { StatRow, type StatProps } from "@/components/ui/stat";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { percent, rateParts, ratesOf, type Rate } from "@/lib/across/dashboards/rules/figures";
import { ticketsHref } from "@/lib/across/dashboards/rules/links";
import type { Dashboard } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { NotCounted, rateNames } from "./rate-cell";

const t = messages(words);

/** The place as a whole, each figure beside the one of the period before in plain words. */
export function Summary({ board }: { board: Dashboard }) {
  const { period, place, total, totalBefore } = board;
  const rates = ratesOf(total, board.rates);
  const ratesBefore = ratesOf(totalBefore, board.rates);
  const standing = (["open", "overdue"] as const).map((measure) => ({
    label: t(`measure.${measure}`),
    value: total[measure],
    unit: t("dashboard.unit"),
    note: t("dashboard.now"),
    href: ticketsHref(measure, place.id, period),
  }));
  const counted = (["registered", "closed", "due"] as const).map((measure) => ({
    label: t(`measure.${measure}`),
    value: total[measure],
    unit: t("dashboard.unit"),
    note: (
      <>
        {t("dashboard.before", { value: totalBefore[measure] })}
        {measure === "due" ? <NotCounted tally={total} place={place} days={period} /> : null}
      </>
    ),
    href: ticketsHref(measure, place.id, period),
  }));
  const shares = rateNames.map((name): StatProps => ({
    label: t(`rate.${name}`),
    value: rateText(rates[name]),
    note: (
      <>
        {t("dashboard.of", { count: rates[name].of })}
        <br />
        {t("dashboard.before", { value: rateText(ratesBefore[name]) })}
      </>
    ),
    href: ticketsHref(rateParts[name].of, place.id, period),
  }));
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="text-base">
        {t("dashboard.figures", { from: period.from, to: period.to })}
      </h2>
      <p className="mb-2 text-xs text-ink-soft">
        {t("dashboard.figuresNote", { ...period.before })}
      </p>
      <div className="grid gap-3">
        <StatRow items={[...standing, ...counted]} />
        <StatRow items={shares} />
      </div>
    </section>
  );
}

function rateText({ of, share }: Rate): string {
  if (share !== null) return percent(share);
  return of === 0 ? t("dashboard.none") : t("dashboard.few");
}
