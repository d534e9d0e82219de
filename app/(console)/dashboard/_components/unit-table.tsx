import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { dashboardHref } from "@/lib/across/dashboards/rules/links";
import {
  unitViews,
  type UnitCounts,
  type UnitView,
} from "@/lib/across/dashboards/rules/unit-figures";
import type { UnitBoard } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { Composite, UnitCountLink, UnitNotCounted, UnitRate, type UnitPlace } from "./unit-rate";

const t = messages(words);

interface Line extends UnitPlace {
  counts: UnitCounts;
}

/** The units by name: figures show where help is needed, they do not line up offices (DOMAIN §11.1). */
export function UnitTable({ board, view }: { board: UnitBoard; view: UnitView }) {
  const { place, period, rows, total, settings } = board;
  const at = { areaId: place.id, period };
  const lines: Line[] = rows.map((row) => ({ ...row, ...at }));
  const sum: Line = { id: null, name: t("units.total"), counts: total, ...at };
  return (
    <Card
      title={t("dashboard.figures", { from: period.from, to: period.to })}
      note={t("units.note")}
      flush
    >
      <Table
        caption={t("units.caption")}
        columns={columnsFor(board, view)}
        rows={rows.length === 0 ? [] : [...lines, sum]}
        keyOf={({ id }) => id ?? "total"}
        empty={<EmptyState title={t("units.empty")}>{t("units.emptyAdvice")}</EmptyState>}
      />
      <p className="border-t px-4 py-2 text-xs text-ink-soft">
        {t("dashboard.fewNote", { min: settings.minN })}
      </p>
    </Card>
  );
}

function columnsFor({ settings }: UnitBoard, view: UnitView): Column<Line>[] {
  return [
    {
      key: "unit",
      head: t("units.unit"),
      title: true,
      cell: (line) => <UnitName line={line} />,
    },
    {
      key: "sent",
      head: t("count.sent"),
      align: "end",
      cell: ({ counts, ...unit }) => (
        <>
          <UnitCountLink count="sent" counts={counts} unit={unit} />
          <UnitNotCounted counts={counts} unit={unit} />
        </>
      ),
    },
    ...unitViews[view].map((name) => ({
      key: name,
      head: t(`figure.${name}`),
      align: "end" as const,
      cell: ({ counts, ...unit }: Line) =>
        name === "composite" ? (
          <Composite counts={counts} settings={settings} />
        ) : (
          <UnitRate name={name} counts={counts} settings={settings} unit={unit} />
        ),
    })),
  ];
}

function UnitName({ line: { id, name, areaId, period } }: { line: Line }) {
  if (id === null) return <span className="font-semibold">{name}</span>;
  return (
    <Link
      href={dashboardHref({ area: areaId, ...period }, "/dashboard/unit", { unit: id })}
      prefetch={false}
      className="text-link"
    >
      {name}
    </Link>
  );
}
