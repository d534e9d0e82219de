import { StatRow } from "@/components/ui/stat";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { percent, rate } from "@/lib/across/dashboards/rules/figures";
import { dashboardHref, ticketsHref } from "@/lib/across/dashboards/rules/links";
import { unitRate } from "@/lib/across/dashboards/rules/unit-figures";
import type { UnitBoard } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** Whoever sends is measured too: what was answered at once, what went to the wrong unit, and how much there is. */
export function DeskFigures({ board }: { board: UnitBoard }) {
  const { place, period, desk, total, settings, households } = board;
  const text = (share: number | null, of: number) =>
    share !== null ? percent(share) : t(of === 0 ? "dashboard.none" : "dashboard.few");
  const answered = rate(desk.answered, desk.registered, settings);
  const wrong = unitRate("wrong", total, settings);
  const known = households.unknown === 0 && households.households > 0;
  return (
    <section aria-labelledby="desk">
      <h2 id="desk" className="text-base">
        {t("units.desk")}
      </h2>
      <p className="mb-2 text-xs text-ink-soft">{t("units.deskNote")}</p>
      <StatRow
        items={[
          {
            label: t("figure.answered"),
            value: text(answered.share, answered.of),
            note: t("dashboard.of", { count: answered.of }),
            href: ticketsHref("answered", place.id, period),
          },
          {
            label: t("figure.wrong"),
            value: text(wrong.share, wrong.of),
            note: t("dashboard.of", { count: wrong.of }),
            href: dashboardHref({ area: place.id, ...period }, "/dashboard/cases", {
              count: wrong.share === null ? "allSent" : "wrong",
            }),
          },
          {
            label: t("units.perThousand"),
            value: known
              ? ((desk.registered * 1000) / households.households).toFixed(2)
              : t("dashboard.none"),
            note: known
              ? t("units.households", {
                  registered: desk.registered,
                  households: households.households,
                })
              : t("units.householdsUnknown", { count: households.unknown }),
            href: ticketsHref("registered", place.id, period),
          },
        ]}
      />
    </section>
  );
}
