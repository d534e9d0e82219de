import Link from "next/link";
import { addressOf } from "@/components/lists/address";
import { EndBadge, PlanBadge, StatusBadge } from "@/components/property/badges";
import { tpr } from "@/components/property/text";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import type { EstateLine } from "@/lib/affairs/property/queries/list";

/** One line an estate. */
export function EstateTable({
  lines,
  filtered,
}: {
  lines: readonly EstateLine[];
  filtered: boolean;
}) {
  return (
    <Table
      caption={tpr("title")}
      columns={columns}
      rows={lines}
      keyOf={({ id }) => id}
      markOf={({ plan }) => plan !== null && plan.standing !== "planned"}
      empty={
        <EmptyState title={tpr(filtered ? "list.none" : "list.empty")} icon="building">
          {tpr(filtered ? "list.noneHint" : "list.emptyHint")}
        </EmptyState>
      }
    />
  );
}

const columns: Column<EstateLine>[] = [
  {
    key: "name",
    head: tpr("list.name"),
    title: true,
    cell: ({ id, name, community }) => (
      <>
        <Link
          href={`/property/${id}`}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
        >
          {name}
        </Link>
        <span className="block text-xs text-ink-soft">{community}</span>
      </>
    ),
  },
  {
    key: "status",
    head: tpr("list.status"),
    cell: ({ status, company, contract, plan }) => (
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge status={status} />
        {company === null ? null : (
          <Link
            href={addressOf("/property", { company: company.id })}
            prefetch={false}
            className="inline-flex min-h-6 min-w-0 items-center text-action hover:underline"
          >
            {company.name}
          </Link>
        )}
        {contract === null ? null : (
          <span className="inline-flex items-center gap-1 text-xs text-ink-soft tabular-nums">
            {tpr("list.contract", { day: contract.until })}
            <EndBadge end={contract.end} />
          </span>
        )}
        {plan === null ? null : <PlanBadge {...plan} />}
      </span>
    ),
  },
  {
    key: "committee",
    head: tpr("list.committee"),
    width: "w-28",
    cell: ({ committee }) => tpr(`committee.${committee}`),
  },
  {
    key: "housing",
    head: tpr("list.housing"),
    width: "w-28",
    wideOnly: true,
    cell: ({ housing }) => tpr(`housing.${housing}`),
  },
  {
    key: "households",
    head: tpr("list.households"),
    width: "w-20",
    align: "end",
    cell: ({ households }) => households ?? tpr("list.unknown"),
  },
];
