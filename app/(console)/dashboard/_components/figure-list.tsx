import { Card } from "@/components/ui/card";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { unitViewNames, unitViews } from "@/lib/across/dashboards/rules/unit-figures";
import type { UnitPage } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { Composite, UnitCountLink, UnitNotCounted, UnitRate, type UnitPlace } from "./unit-rate";

const t = messages(words);
const names = unitViewNames.flatMap((view) => [...unitViews[view]]);
type Name = (typeof names)[number];

/** One unit: every figure with what it is made of, what is meant by it and where it comes from. */
export function FigureList({ page }: { page: UnitPage }) {
  const { period, settings } = page;
  return (
    <Card
      title={t("dashboard.figures", { from: period.from, to: period.to })}
      note={t("units.figuresNote")}
      flush
    >
      <Table
        caption={t("units.figures")}
        columns={columnsFor(page)}
        rows={names}
        keyOf={(name) => name}
      />
      <div className="border-t px-4 py-2 text-xs text-ink-soft">
        {t("dashboard.fewNote", { min: settings.minN })}
        <UnitNotCounted
          counts={page.counts}
          unit={{ ...page.unit, areaId: page.place?.id, period }}
        />
      </div>
    </Card>
  );
}

function columnsFor({ unit, place, period, settings, counts }: UnitPage): Column<Name>[] {
  const whose: UnitPlace = { ...unit, areaId: place?.id, period };
  return [
    { key: "figure", head: t("units.figure"), title: true, cell: (name) => t(`figure.${name}`) },
    {
      key: "value",
      head: t("units.value"),
      align: "end",
      cell: (name) =>
        name === "composite" ? (
          <Composite counts={counts} settings={settings} />
        ) : (
          <UnitRate name={name} counts={counts} settings={settings} unit={whose} />
        ),
    },
    {
      key: "meaning",
      head: t("units.meaning"),
      cell: (name) => (
        <span className="text-ink-soft">
          {t(`figureMeaning.${name}`, { weight: settings.basicWeight })}
          {name === "composite" ? (
            <span className="block">{t("units.parts", { ...settings.weights })}</span>
          ) : null}
          {name === "onTime" && counts.charged > 0 ? (
            <span className="block">
              {t("units.charged")}
              <UnitCountLink count="charged" counts={counts} unit={whose} />
            </span>
          ) : null}
        </span>
      ),
    },
    {
      key: "source",
      head: t("units.source"),
      cell: (name) => <span className="text-xs text-ink-faint">{t(`figureSource.${name}`)}</span>,
    },
  ];
}
