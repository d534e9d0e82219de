import type { Metadata } from "next";
import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type Column } from "@/components/ui/table";
import { TimeText } from "@/components/ui/time-text";
import { responsesFor } from "@/lib/affairs/whistles/queries/call-detail";
import { callPage, type CallLine } from "@/lib/affairs/whistles/queries/calls";
import { callReaders, canBlow, responseReaders } from "@/lib/affairs/whistles/rules/whistle";
import { read } from "@/lib/web/guard";
import { CallBadge, KindBadge } from "@/components/whistles/badges";
import { Responses } from "./_components/responses";
import { tw } from "@/components/whistles/text";

export const metadata: Metadata = { title: tw("title") };

/** 吹哨报到: the street sees its calls, a department what it is called to. */
export default async function Whistles({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[] }>;
}) {
  const { before } = await searchParams;
  const found = await read([...callReaders, ...responseReaders], async (scope) =>
    scope.actor.organizationId === null
      ? {
          calls: await callPage(scope, typeof before === "string" ? before : undefined),
          mayBlow: canBlow(scope.actor).ok,
        }
      : { responses: await responsesFor(scope) },
  );
  if (found.calls === undefined) {
    return (
      <>
        <PageHeader title={tw("title")} lead={tw("list.responses")} />
        <Responses page={found.responses} />
      </>
    );
  }
  const { calls, mayBlow } = found;
  return (
    <>
      <PageHeader
        title={tw("title")}
        lead={tw("list.lead")}
        actions={
          mayBlow ? (
            <ButtonLink href="/whistles/new" variant="primary" icon="bell">
              {tw("blow")}
            </ButtonLink>
          ) : undefined
        }
      />
      <Card flush>
        <Table
          caption={tw("title")}
          columns={columns(calls.now)}
          rows={calls.lines}
          keyOf={(line) => line.id}
          markOf={(line) => line.late && line.status === "called"}
          empty={
            <EmptyState title={tw("empty.calls")} icon="bell">
              {tw("empty.calls.hint")}
            </EmptyState>
          }
        />
      </Card>
      <Pager olderHref={calls.before === null ? undefined : `/whistles?before=${calls.before}`} />
    </>
  );
}

function columns(now: string): Column<CallLine>[] {
  return [
    {
      key: "title",
      head: tw("blow.title"),
      title: true,
      cell: (line) => (
        <Link href={`/whistles/${line.id}`} className="font-semibold text-action hover:underline">
          {line.title}
        </Link>
      ),
    },
    {
      key: "kind",
      head: tw("blow.kind"),
      width: "w-28",
      cell: (line) => <KindBadge kind={line.kind} />,
    },
    { key: "place", head: tw("place"), cell: (line) => line.place },
    {
      key: "departments",
      head: tw("departments"),
      width: "w-44",
      cell: (line) => (
        <span className="tabular-nums">
          {tw("list.count", { arrived: line.arrived, called: line.called })}
          {line.refused === 0 ? null : (
            <span className="ml-2 text-bad">{tw("list.refused", { count: line.refused })}</span>
          )}
        </span>
      ),
    },
    {
      key: "arriveBy",
      head: tw("arriveBy"),
      width: "w-32",
      cell: (line) => (
        <>
          <TimeText at={line.arriveBy} now={now} />
          {line.late ? <span className="ml-1 font-semibold text-bad">{tw("late")}</span> : null}
        </>
      ),
    },
    {
      key: "status",
      head: tw("outcome"),
      width: "w-24",
      cell: (line) => <CallBadge status={line.status} />,
    },
  ];
}
