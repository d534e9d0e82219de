import Link from "next/link";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/ground/territory/messages/zh-CN.json";
import { unusualHouseholds } from "@/lib/ground/territory/rules/admin";
import type { AreaPage, AreaRow } from "@/lib/ground/territory/schema/admin";
import { messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** The areas directly below, or those that a search found anywhere. */
export function AreaTable({
  page,
  searched,
  empty,
}: {
  page: AreaPage;
  searched: boolean;
  empty: ReactNode;
}) {
  const levels = new Set(page.rows.map((row) => row.level));
  const columns: Column<AreaRow>[] = [
    { key: "name", head: t("admin.areas.name"), title: true, cell: (row) => <Name row={row} /> },
    ...(searched
      ? [
          {
            key: "level",
            head: t("admin.areas.level"),
            cell: (row: AreaRow) => t(`admin.level.${row.level}`),
          },
          { key: "within", head: t("admin.areas.within"), cell: (row: AreaRow) => row.within },
        ]
      : []),
    {
      key: "code",
      head: t("admin.areas.code"),
      width: "w-44",
      cell: (row) => <span className="font-mono">{row.code ?? "—"}</span>,
    },
    ...(levels.has("grid")
      ? [
          {
            key: "households",
            head: t("admin.areas.households"),
            align: "end" as const,
            cell: (row: AreaRow) => <Households row={row} range={page.householdRange} />,
          },
        ]
      : []),
    {
      key: "children",
      head: t("admin.areas.children"),
      align: "end",
      cell: (row) => (row.children === 0 ? "—" : row.children),
    },
  ];
  return (
    <Table
      caption={t("admin.areas.title")}
      columns={columns}
      rows={page.rows}
      keyOf={(row) => row.id}
      empty={empty}
    />
  );
}

function Name({ row }: { row: AreaRow }) {
  return (
    <>
      <Link href={`/admin/areas?id=${row.id}`} prefetch={false} className="text-link">
        {row.name}
      </Link>
      {row.validTo === null ? null : (
        <span className="ml-2">
          <Badge>{t("admin.areas.ended", { day: row.validTo })}</Badge>
        </span>
      )}
    </>
  );
}

function Households({ row, range }: { row: AreaRow; range: AreaPage["householdRange"] }) {
  const unusual = row.level === "grid" ? unusualHouseholds(row.households, range) : null;
  if (unusual === null) return row.households ?? "—";
  const limit = unusual === "few" ? range.warnBelow : range.warnAbove;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {row.households}
      <Badge tone="warn" icon="alert">
        {t(`admin.areas.${unusual}`, { limit })}
      </Badge>
    </span>
  );
}
