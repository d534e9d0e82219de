import type { Metadata } from "next";
import Link from "next/link";
import { CheckInBadge } from "@/components/check-ins/status-badge";
import { tc } from "@/components/check-ins/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import type { CheckInLine } from "@/lib/ground/check-ins/queries/desk";
import { duplicates } from "@/lib/ground/check-ins/queries/duplicates";
import { canDoOnCheckIn, checkInReaders } from "@/lib/ground/check-ins/rules/workflow";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { mergeCheckIn } from "../actions";
import { MergeForm } from "./_components/merge-form";

export const metadata: Metadata = { title: tc("same.title") };

/** People who are registered twice with two phones, side by side. A person decides, never the site. */
export default async function Duplicates() {
  const { groups, may, now } = await read(checkInReaders, async (scope) => ({
    groups: await duplicates(scope),
    may: canDoOnCheckIn(scope.actor, "merge", { status: "active" }).ok,
    now: new Date(scope.actor.now).toISOString(),
  }));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/check-ins", label: tc("desk.title") }]}
        title={tc("same.title")}
        lead={tc("same.lead")}
      />
      {groups.length === 0 ? (
        <EmptyState title={tc("same.none")} icon="checkCircle">
          {tc("same.noneHint")}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          {groups.map((lines) => (
            <Group key={lines[0]?.id} lines={lines} may={may} now={now} />
          ))}
        </div>
      )}
    </>
  );
}

function Group({ lines, may, now }: { lines: readonly CheckInLine[]; may: boolean; now: string }) {
  const [first] = lines;
  if (first === undefined) return null;
  return (
    <Card title={tc("same.group", { name: first.name ?? "", unit: first.unit ?? "" })} flush>
      <ul>
        {lines.map((line) => (
          <li
            key={line.id}
            className="flex flex-wrap items-center justify-between gap-3 border-b px-4 py-3 last:border-0"
          >
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <Link
                href={`/check-ins/${line.id}`}
                className="font-semibold text-action tabular-nums hover:underline"
              >
                {line.phone}
              </Link>
              <span>{line.community}</span>
              <CheckInBadge status={line.status} />
              <span className="text-ink-soft">
                {tc("desk.at")} <TimeText at={line.submittedAt} now={now} />
              </span>
            </div>
            {line.id === first.id ? (
              <span className="text-sm text-ink-soft">{tc("same.keepFirst")}</span>
            ) : may ? (
              <MergeForm
                action={mergeCheckIn}
                startKey={newId()}
                hidden={{ id: line.id, version: line.version, keepId: first.id }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
