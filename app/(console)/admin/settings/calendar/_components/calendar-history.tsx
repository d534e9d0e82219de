import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import type { CalendarPage } from "@/lib/ground/settings/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { formatDateTime } from "@/lib/platform/i18n/time";

const t = messages(words);

type Row = CalendarPage["history"][number];

/** Every version of the calendar, the newest first. */
export function CalendarHistory({ page }: { page: CalendarPage }) {
  const columns: Column<Row>[] = [
    { key: "what", head: t("settings.calendar.what"), title: true, cell: (row) => row.name },
    { key: "value", head: t("settings.value"), cell: (row) => row.value ?? t("settings.back") },
    { key: "from", head: t("settings.validFrom"), cell: (row) => row.validFrom },
    { key: "note", head: t("settings.note"), cell: (row) => row.note },
    { key: "by", head: t("settings.enteredBy"), cell: (row) => row.enteredName },
    {
      key: "at",
      head: t("settings.enteredAt"),
      cell: (row) => formatDateTime(row.enteredAt, page.timeZone, page.now),
    },
  ];
  return (
    <Table
      caption={t("settings.versions")}
      columns={columns}
      rows={page.history}
      keyOf={(row) => `${row.name}-${String(row.version)}`}
      empty={<p className="p-4 text-ink-soft">{t("settings.calendar.noVersions")}</p>}
    />
  );
}
