import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { ticketsHref } from "@/lib/across/dashboards/rules/links";
import { spokenTime, stages, type StageTimes } from "@/lib/across/dashboards/rules/stages";
import type { TimesBoard, TimesRow } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** Kinds of matters in the catalogue's order; every line leads to the very cases it is made of. */
export function TimesTable({ board }: { board: TimesBoard }) {
  const { period, rows, total, minN } = board;
  return (
    <Card
      title={t("dashboard.figures", { from: period.from, to: period.to })}
      note={t("times.note")}
      flush
    >
      <Table
        caption={t("times.caption")}
        columns={columnsFor(board)}
        rows={total === null ? [] : [...rows, total]}
        keyOf={({ id }) => id ?? "total"}
        empty={<EmptyState title={t("times.empty")}>{t("times.emptyAdvice")}</EmptyState>}
      />
      <p className="border-t px-4 py-2 text-xs text-ink-soft">{t("times.few", { min: minN })}</p>
    </Card>
  );
}

function columnsFor({ place, period }: TimesBoard): Column<TimesRow>[] {
  return [
    {
      key: "category",
      head: t("times.category"),
      title: true,
      cell: ({ id, name }) =>
        id === null ? <span className="font-semibold">{t("times.total")}</span> : name,
    },
    {
      key: "closed",
      head: t("measure.closed"),
      align: "end",
      cell: ({ id, name, closed }) => (
        <Link
          href={ticketsHref("closed", place.id, period, id ?? undefined)}
          prefetch={false}
          aria-label={t("times.link", {
            category: id === null ? t("times.total") : name,
            count: closed,
          })}
          className="text-link"
        >
          {closed}
        </Link>
      ),
    },
    ...stages.map((stage) => ({
      key: stage,
      head: t(`stage.${stage}`),
      align: "end" as const,
      cell: ({ times }: TimesRow) => <Times times={times.get(stage)} />,
    })),
  ];
}

function Times({ times }: { times: StageTimes | undefined }) {
  if (times === undefined || times.of === 0) return t("dashboard.none");
  if (times.median === null || times.most === null) {
    return <span className="text-ink-soft">{t("dashboard.few")}</span>;
  }
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5 @3xl:flex-col @3xl:items-end">
      <span className="font-semibold">{said(times.median)}</span>
      <span className="text-xs text-ink-soft">{t("times.most", { time: said(times.most) })}</span>
    </span>
  );
}

function said(minutes: number): string {
  const { unit, amount } = spokenTime(minutes);
  return t(`time.${unit}`, { amount });
}
