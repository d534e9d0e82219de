import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Tabs } from "@/components/ui/tabs";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { dashboardHref, type Board } from "@/lib/across/dashboards/rules/links";
import { periodKinds, type Period } from "@/lib/across/dashboards/rules/period";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** The period lives in the address: ready ones as links, any other by a plain form. */
export function PeriodBar({
  areaId,
  period,
  board,
  kept = {},
}: {
  areaId: string | undefined;
  period: Period;
  board: Board;
  /** What else the address says, and goes on saying. */
  kept?: Readonly<Record<string, string>> | undefined;
}) {
  return (
    <div className="grid gap-3 print:hidden">
      <Tabs
        label={t("period.label")}
        items={periodKinds
          .filter((kind) => kind !== "custom" || period.kind === "custom")
          .map((kind) => ({
            href: dashboardHref(
              { area: areaId, kind, from: period.from, to: period.to },
              board,
              kept,
            ),
            label: t(`period.${kind}`),
            current: kind === period.kind,
          }))}
      />
      <form action={board} className="flex flex-wrap items-end gap-x-3 gap-y-2" noValidate>
        {areaId === undefined ? null : <input type="hidden" name="area" value={areaId} />}
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="period" value="custom" />
        <Day name="from" label={t("period.from")} value={period.from} />
        <Day name="to" label={t("period.to")} value={period.to} />
        <Button type="submit">{t("period.show")}</Button>
      </form>
    </div>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="grid gap-0.5 text-xs text-ink-soft">
      {label}
      {/* The key: another period brings other days, which React would otherwise not put in. */}
      <DateInput key={value} name={name} defaultValue={value} required />
    </label>
  );
}
