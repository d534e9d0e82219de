import { ButtonLink } from "@/components/ui/button";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/ground/settings/messages/zh-CN.json";
import type { ParameterRow } from "@/lib/ground/settings/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { addressOf } from "@/components/lists/address";
import { ValueNow } from "./value-now";

const t = messages(words);

export function ParameterTable({
  caption,
  rows,
}: {
  caption: string;
  rows: readonly ParameterRow[];
}) {
  return <Table caption={caption} columns={columns} rows={rows} keyOf={(row) => row.key} />;
}

const columns: readonly Column<ParameterRow>[] = [
  {
    key: "name",
    head: t("settings.parameter"),
    title: true,
    width: "w-64",
    cell: (row) => (
      <>
        <span className="font-semibold">{row.name}</span>
        <span className="block text-xs text-ink-soft">{row.about}</span>
      </>
    ),
  },
  { key: "value", head: t("settings.now"), cell: (row) => <ValueNow row={row} /> },
  { key: "default", head: t("settings.default"), cell: (row) => row.default },
  {
    key: "range",
    head: t("settings.range"),
    wideOnly: true,
    cell: (row) => <span className="text-ink-soft">{row.range}</span>,
  },
  {
    key: "source",
    head: t("settings.source"),
    wideOnly: true,
    cell: (row) => <span className="text-ink-soft">{row.source}</span>,
  },
  {
    key: "actions",
    head: t("settings.actions"),
    width: "w-24",
    cell: (row) => (
      <ButtonLink size="sm" href={addressOf("/admin/settings/parameter", { key: row.key })}>
        {t(row.mayEnter ? "settings.change" : "settings.look")}
        <span className="sr-only">{row.name}</span>
      </ButtonLink>
    ),
  },
];
