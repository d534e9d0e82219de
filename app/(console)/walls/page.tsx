import type { Metadata } from "next";
import Link from "next/link";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TimeText } from "@/components/ui/time-text";
import { approvalWords } from "@/components/walls/approval";
import { StageBadge } from "@/components/walls/stage-badge";
import { reasonWord, tv } from "@/components/walls/text";
import { areaRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { approvalsOf, type Approval } from "@/lib/across/walls/queries/approvals";
import {
  views,
  wallLines,
  wallTotals,
  type View,
  type WallLine,
} from "@/lib/across/walls/queries/staff";
import { stages } from "@/lib/across/walls/rules/stages";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tv("title") };

/** What of the own range stands on the walls, waits for its answer, or could be published. */
export default async function WallsPage({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["view", "before"]);
  const view = views.find((one) => one === given.view) ?? "issue";
  const before = given.before === undefined ? undefined : timeOf(given.before);
  const { page, approvals, totals, now, slug } = await read(areaRoles, async (scope) => {
    const lines = await wallLines(scope, view, before);
    const answered = view === "echo" ? lines.lines.flatMap(({ entryId }) => entryId ?? []) : [];
    return {
      page: lines,
      approvals: await approvalsOf(scope, answered),
      totals: await wallTotals(scope),
      now: new Date(scope.actor.now).toISOString(),
      slug: scope.actor.tenant.slug,
    };
  });
  const counted: Partial<Record<View, number>> = totals;
  return (
    <>
      <PageHeader
        title={tv("title")}
        lead={tv("list.lead")}
        actions={
          <>
            <ButtonLink href={`/${slug}/walls`} icon="eye">
              {tv("list.public")}
            </ButtonLink>
            <ButtonLink href="/walls/print" icon="print">
              {tv("list.print")}
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label={tv("title")}
        items={views.map((one) => ({
          href: addressOf("/walls", { view: one }),
          label: tv(`view.${one}`),
          count: counted[one],
          current: one === view,
        }))}
      />
      <Card flush>
        <Table
          caption={tv(`view.${view}`)}
          columns={columns(view, now, approvals)}
          rows={page.lines}
          keyOf={(line) => `${line.ticketId}:${line.at.toISOString()}`}
          empty={
            <EmptyState title={tv("list.empty")} icon="eye">
              {tv(`list.empty.${view}`)}
            </EmptyState>
          }
        />
      </Card>
      <Pager
        newerHref={before === undefined ? undefined : addressOf("/walls", { view })}
        olderHref={
          page.before === undefined ? undefined : addressOf("/walls", { view, before: page.before })
        }
      />
    </>
  );
}

function columns(
  view: View,
  now: string,
  approvals: ReadonlyMap<string, Approval>,
): Column<WallLine>[] {
  const stands = view !== "open" && view !== "down";
  return [
    {
      key: "title",
      head: tv("list.title"),
      title: true,
      cell: (line) => (
        <Link
          href={`/tickets/${line.ticketId}#wall`}
          prefetch={false}
          className="font-semibold text-action hover:underline"
        >
          {line.title}
        </Link>
      ),
    },
    { key: "place", head: tv("list.place"), width: "w-44", cell: (line) => line.community },
    {
      key: "organization",
      head: tv("list.organization"),
      width: "w-32",
      cell: (line) => line.organization ?? "—",
    },
    ...(stands
      ? [
          {
            key: "stage",
            head: tv("list.stage"),
            width: "w-24",
            cell: (line: WallLine) => <Stage stage={line.stage} />,
          },
        ]
      : []),
    ...(view === "down"
      ? [
          {
            key: "reason",
            head: tv("list.reason"),
            width: "w-40",
            cell: (line: WallLine) => (line.reason === null ? "" : reasonWord(line.reason)),
          },
        ]
      : [
          {
            key: "due",
            head: tv("list.due"),
            width: "w-32",
            cell: (line: WallLine) =>
              line.dueAt === null ? "—" : <TimeText at={line.dueAt.toISOString()} now={now} />,
          },
        ]),
    ...(view === "echo"
      ? [
          {
            key: "approval",
            head: tv("approval.title"),
            width: "w-40",
            cell: (line: WallLine) =>
              approvalWords(approvals.get(line.entryId ?? "")) ?? tv("approval.few"),
          },
        ]
      : []),
    ...(stands
      ? [
          {
            key: "followers",
            head: tv("list.followers"),
            width: "w-20",
            align: "end" as const,
            cell: (line: WallLine) => tv("list.followersCount", { count: line.followers ?? 0 }),
          },
        ]
      : []),
    {
      key: "at",
      head: tv("list.at"),
      width: "w-32",
      cell: (line) => <TimeText at={line.at.toISOString()} now={now} />,
    },
    ...(view === "open"
      ? []
      : [
          {
            key: "by",
            head: tv("list.by"),
            width: "w-28",
            cell: (line: WallLine) => line.by ?? tv("list.system"),
          },
        ]),
  ];
}

function Stage({ stage }: { stage: string | null }) {
  const known = stages.find((one) => one === stage);
  return known === undefined ? null : <StageBadge stage={known} />;
}

function timeOf(text: string): Date | undefined {
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at);
}
