import { Badge } from "@/components/ui/badge";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import type { SettingDetail } from "@/lib/ground/settings/schema";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

type Row = SettingDetail["streets"][number];

/** What streets have entered for themselves. */
export function StreetTable({ rows }: { rows: readonly Row[] }) {
  return (
    <Table
      caption={t("settings.streets")}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.name}
    />
  );
}

const columns: readonly Column<Row>[] = [
  { key: "name", head: t("settings.street"), title: true, cell: (row) => row.name },
  {
    key: "value",
    head: t("settings.value"),
    cell: (row) => (
      <span className="inline-flex flex-wrap items-center gap-1.5">
        {row.value}
        {row.passedOver ? <Badge tone="warn">{t("settings.notHolding")}</Badge> : null}
      </span>
    ),
  },
  { key: "from", head: t("settings.validFrom"), cell: (row) => row.validFrom },
];
