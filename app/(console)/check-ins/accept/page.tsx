import type { Metadata } from "next";
import Link from "next/link";
import { tc } from "@/components/check-ins/text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import { waitingPage, type WaitingLine } from "@/lib/ground/check-ins/queries/waiting";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { acceptChosen } from "./actions";
import { AcceptManyForm } from "./_components/accept-many-form";

export const metadata: Metadata = { title: tc("many.title") };

/** 成批接收: who waits for the community, accepted with one press. */
export default async function AcceptMany() {
  const { lines, waiting, grids, now } = await read(["community_secretary"], waitingPage);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/check-ins", label: tc("desk.title") }]}
        title={tc("many.title")}
        lead={tc("many.lead")}
      />
      <Card
        title={tc("desk.tab.waiting")}
        note={
          waiting > lines.length
            ? tc("many.more", { shown: lines.length, count: waiting })
            : tc("many.count", { count: waiting })
        }
      >
        {lines.length === 0 ? (
          <EmptyState title={tc("many.none")} icon="checkCircle">
            {tc("desk.noneHint")}
          </EmptyState>
        ) : (
          <AcceptManyForm
            rows={lines.map((line) => ({
              id: line.id,
              label: tc("many.one", { name: line.name ?? "", unit: line.unit ?? "" }),
              line: <Line line={line} now={now} />,
            }))}
            grids={grids}
            unchecked={lines.some(({ phoneChecked }) => !phoneChecked)}
            action={acceptChosen}
            startKey={newId()}
          />
        )}
      </Card>
    </>
  );
}

function Line({ line, now }: { line: WaitingLine; now: string }) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={`/check-ins/${line.id}`} className="font-semibold text-action hover:underline">
          {line.name}
        </Link>
        <span>{line.unit}</span>
        {line.grid === null ? null : <Badge tone="info">{line.grid}</Badge>}
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
        <span className="tabular-nums">{line.phone}</span>
        {line.phoneChecked ? null : <Badge tone="warn">{tc("desk.unchecked")}</Badge>}
        <TimeText at={line.submittedAt} now={now} />
      </p>
    </>
  );
}
