import { PairedColumns } from "@/components/charts/paired-columns";
import { Card } from "@/components/ui/card";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import type { WeekFigures } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

export function Trend({ weeks, to }: { weeks: readonly WeekFigures[]; to: string }) {
  return (
    <Card title={t("dashboard.trend", { to })} note={t("dashboard.trendNote", { to })}>
      <PairedColumns
        caption={t("dashboard.trend", { to })}
        pointHead={t("dashboard.week")}
        first={t("measure.registered")}
        second={t("measure.closed")}
        unit={t("dashboard.unit")}
        points={weeks.map(({ week, registered, closed }) => ({
          key: week,
          label: week.slice(5),
          first: registered,
          second: closed,
        }))}
      />
    </Card>
  );
}
