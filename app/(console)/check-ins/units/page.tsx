import type { Metadata } from "next";
import Link from "next/link";
import { CheckInBadge } from "@/components/check-ins/status-badge";
import { CheckInTabs } from "@/components/check-ins/check-in-tabs";
import { codeText, tc } from "@/components/check-ins/text";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TimeText } from "@/components/ui/time-text";
import { unitPage, type UnitLine, type UnitTab } from "@/lib/ground/check-ins/queries/units";
import { checkInReaders } from "@/lib/ground/check-ins/rules/workflow";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tc("units.title") };

const tabs: readonly UnitTab[] = ["waiting", "active", "ended"];

/** Units that have reported to the own range. */
export default async function Units({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["tab", "before"]);
  const tab = tabs.find((one) => one === given.tab) ?? "waiting";
  const page = await read(checkInReaders, (scope) =>
    unitPage(scope, { tab, before: given.before }),
  );
  const here = (more: Record<string, string | undefined>) =>
    addressOf("/check-ins/units", { tab, ...more });
  return (
    <>
      <PageHeader title={tc("units.title")} lead={tc("units.lead")} />
      <CheckInTabs current="units" />
      <Tabs
        label={tc("desk.tabs")}
        items={tabs.map((one) => ({
          href: here({ tab: one }),
          label: tc(`desk.tab.${one}`),
          count: page.counts[one],
          current: one === tab,
        }))}
      />
      <div className="mt-3">
        <Card flush>
          <Table
            caption={tc("units.title")}
            columns={columns(page.now)}
            rows={page.lines}
            keyOf={(line) => line.id}
            empty={
              <EmptyState title={tc("units.none")} icon="building">
                {tc("units.noneHint")}
              </EmptyState>
            }
          />
        </Card>
      </div>
      <Pager olderHref={page.before === null ? undefined : here({ before: page.before })} />
    </>
  );
}

function columns(now: string): Column<UnitLine>[] {
  return [
    {
      key: "unit",
      head: tc("unit.name"),
      title: true,
      cell: (line) => (
        <Link
          href={`/check-ins/units/${line.id}`}
          className="font-semibold text-action hover:underline"
        >
          {line.unit}
        </Link>
      ),
    },
    {
      key: "kind",
      head: tc("unit.kind"),
      width: "w-28",
      cell: (line) => codeText("kind", line.kind),
    },
    { key: "party", head: tc("unit.partyOrg"), cell: (line) => line.partyOrg },
    {
      key: "members",
      head: tc("unit.members"),
      width: "w-28",
      align: "end",
      cell: (line) => line.memberCount,
    },
    { key: "community", head: tc("desk.community"), cell: (line) => line.community },
    {
      key: "at",
      head: tc("desk.at"),
      width: "w-32",
      cell: (line) => <TimeText at={line.submittedAt} now={now} />,
    },
    {
      key: "status",
      head: tc("desk.status"),
      width: "w-36",
      cell: (line) => (
        <>
          <CheckInBadge status={line.status} />
          {line.endReason === null ? null : (
            <span className="ml-2 text-ink-soft">{codeText("unitEnded", line.endReason)}</span>
          )}
        </>
      ),
    },
  ];
}
