import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { percent } from "@/lib/across/dashboards/rules/figures";
import {
  composite,
  unitFigure,
  unitRate,
  unitViews,
  type UnitCounts,
  type UnitFigure,
  type UnitSettings,
  type UnitView,
} from "@/lib/across/dashboards/rules/unit-figures";
import type { PublishedBoard, ThenAndNow } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

interface Line extends ThenAndNow {
  id: string;
  name: string;
}

type Kept = NonNullable<NonNullable<PublishedBoard["figures"]>["kept"]>;

/** What was published; below it, where it is another one now, what it is with the corrections. */
export function PublishedTable({ kept, view }: { kept: Kept; view: UnitView }) {
  const { rows, total, settings, days } = kept;
  const sum: Line = { id: "", name: t("units.total"), ...total };
  return (
    <Card title={t("published.figures", { ...days })} note={t("published.note")} flush>
      <Table
        caption={t("published.caption")}
        columns={columnsFor(settings, view)}
        rows={rows.length > 1 ? [...rows, sum] : rows}
        keyOf={({ id }) => id}
        empty={<EmptyState title={t("published.empty")} />}
      />
      <p className="border-t px-4 py-2 text-xs text-ink-soft">
        {t("dashboard.fewNote", { min: settings.minN })} {t("published.otherwise")}
      </p>
    </Card>
  );
}

function columnsFor(settings: UnitSettings, view: UnitView): Column<Line>[] {
  return [
    { key: "unit", head: t("units.unit"), title: true, cell: ({ name }) => name },
    {
      key: "sent",
      head: t("count.sent"),
      align: "end",
      cell: (line) => <Changed {...line} show={(counts) => String(counts.sent)} />,
    },
    ...unitViews[view].map((name) => ({
      key: name,
      head: t(`figure.${name}`),
      align: "end" as const,
      cell: (line: Line) => (
        <Changed
          {...line}
          show={(counts) =>
            name === "composite" ? sumText(counts, settings) : rateText(name, counts, settings)
          }
        />
      ),
    })),
  ];
}

function Changed({
  then,
  now,
  show,
}: ThenAndNow & { show: (counts: UnitCounts) => string }): ReactNode {
  const [before, after] = [show(then), show(now)];
  return (
    <span className="grid tabular-nums">
      <span>{before}</span>
      {before === after ? null : (
        <span className="text-xs font-semibold text-action-dark">
          {t("published.now", { value: after })}
        </span>
      )}
    </span>
  );
}

function sumText(counts: UnitCounts, settings: UnitSettings): string {
  const sum = composite(counts, settings);
  return sum === null ? t("dashboard.few") : percent(sum);
}

/** Below the least number of cases the numerator would tell the rate that is not to be told. */
function rateText(name: UnitFigure, counts: UnitCounts, settings: UnitSettings): string {
  const { share, of } = unitRate(name, counts, settings);
  if (of === 0) return t("dashboard.none");
  if (share === null) return `${t("dashboard.few")} · ${t("dashboard.base")} ${String(of)}`;
  const parts = unitFigure(name).parts.map((part) => String(counts[part]));
  return `${percent(share)} ${parts.join("+")}/${String(of)}`;
}
