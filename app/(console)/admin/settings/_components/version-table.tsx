import { Badge } from "@/components/ui/badge";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import type { SettingVersionRow } from "@/lib/ground/settings/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { formatDateTime } from "@/lib/platform/i18n/time";

const t = messages(words);

/** Every version there ever was, the newest first. */
export function VersionTable({
  rows,
  timeZone,
  now,
  none,
}: {
  rows: readonly SettingVersionRow[];
  timeZone: string;
  now: number;
  none: string;
}) {
  const columns: Column<SettingVersionRow>[] = [
    {
      key: "value",
      head: t("settings.value"),
      title: true,
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          {row.value ?? t("settings.back")}
          {row.inForce ? <Badge tone="ok">{t("settings.inForce")}</Badge> : null}
        </span>
      ),
    },
    { key: "from", head: t("settings.validFrom"), cell: (row) => row.validFrom },
    { key: "note", head: t("settings.note"), cell: (row) => row.note },
    { key: "by", head: t("settings.enteredBy"), cell: (row) => row.enteredName },
    {
      key: "at",
      head: t("settings.enteredAt"),
      cell: (row) => formatDateTime(row.enteredAt, timeZone, now),
    },
    {
      key: "n",
      head: t("settings.versions"),
      cell: (row) => t("settings.version", { n: row.version }),
    },
  ];
  return (
    <Table
      caption={t("settings.versions")}
      columns={columns}
      rows={rows}
      keyOf={(row) => String(row.version)}
      empty={<p className="p-4 text-ink-soft">{none}</p>}
    />
  );
}
