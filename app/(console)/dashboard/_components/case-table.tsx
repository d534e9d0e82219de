import Link from "next/link";
import { word } from "@/components/tickets/messages/text";
import { AssignmentStatusBadge } from "@/components/tickets/status-badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import { TimeText } from "@/components/ui/time-text";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import type { UnitCase, UnitCases } from "@/lib/across/dashboards/queries/unit-rows";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** The cases behind a count, each leading to its matter. */
export function CaseTable({ found }: { found: UnitCases }) {
  return (
    <Table
      caption={t("cases.page")}
      columns={[...matter(found), ...times[found.kind]]}
      rows={found.lines}
      keyOf={(line) => line.key}
      empty={<EmptyState title={t("cases.empty")}>{t("cases.emptyAdvice")}</EmptyState>}
    />
  );
}

function matter({ unit }: UnitCases): Column<UnitCase>[] {
  return [
    {
      key: "matter",
      head: t("cases.matter"),
      title: true,
      cell: ({ href, title, number }) => (
        <span className="grid">
          <Link href={href} prefetch={false} className="text-link">
            {title}
          </Link>
          {number === null ? null : (
            <span className="text-xs text-ink-faint tabular-nums">{number}</span>
          )}
        </span>
      ),
    },
    ...(unit === null
      ? [{ key: "unit", head: t("cases.unit"), cell: ({ unitName }: UnitCase) => unitName }]
      : []),
    { key: "place", head: t("cases.place"), cell: ({ place }) => place },
  ];
}

const status: Column<UnitCase> = {
  key: "status",
  head: t("cases.status"),
  cell: ({ look, figures }) => (
    <>
      {look === null ? null : <AssignmentStatusBadge status={look} />}
      {figures === null ? null : (
        <span className="block text-xs text-ink-faint">
          {word(`exclusion.mark.${figures.mark}`, {
            reason: word(`exclusion.reason.${figures.reason}`),
          })}
        </span>
      )}
    </>
  ),
};

const times: Readonly<Record<UnitCases["kind"], Column<UnitCase>[]>> = {
  orders: [
    status,
    time("sent", ({ begunAt }) => begunAt),
    time("accepted", ({ acceptedAt }) => acceptedAt),
    time("due", ({ dueAt }) => dueAt),
    time("done", ({ doneAt }) => doneAt),
  ],
  calls: [
    time("called", ({ begunAt }) => begunAt),
    {
      key: "reached",
      head: t("cases.reached"),
      cell: ({ reached }) => t(reached === true ? "cases.reached.yes" : "cases.reached.no"),
    },
  ],
  whistles: [
    time("blown", ({ begunAt }) => begunAt),
    time("arriveBy", ({ dueAt }) => dueAt),
    time("arrived", ({ doneAt }) => doneAt),
  ],
};

function time(
  key: "sent" | "accepted" | "due" | "done" | "called" | "blown" | "arriveBy" | "arrived",
  at: (line: UnitCase) => string | null,
): Column<UnitCase> {
  return {
    key,
    head: t(`cases.${key}`),
    cell: (line) => {
      const value = at(line);
      return value === null ? t("dashboard.none") : <TimeText at={value} />;
    },
  };
}
