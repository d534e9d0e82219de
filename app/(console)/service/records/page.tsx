import type { Metadata } from "next";
import { EndForm } from "@/components/service/end-form";
import { minutesText } from "@/components/service/minutes-text";
import { RecordBadge } from "@/components/service/record-badge";
import { ServiceTabs } from "@/components/service/service-tabs";
import { shiftText } from "@/components/service/shift-text";
import { tsv } from "@/components/service/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { recordPage, type RecordPage } from "@/lib/affairs/service/queries/service-records";
import { serviceReaders } from "@/lib/affairs/service/rules/staff";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ConfirmForm } from "./_components/confirm-form";
import { confirmServiceRecords, refuseServiceRecord } from "./actions";

export const metadata: Metadata = { title: tsv("records.title") };

/** 服务时长: the community says of what members have told whether it was so. */
export default async function Records({
  searchParams,
}: {
  searchParams: Promise<{ decided?: string | string[]; before?: string | string[] }>;
}) {
  const { decided: asked, before } = await searchParams;
  const decided = asked === "1";
  const page = await read(serviceReaders, (scope) =>
    recordPage(scope, !decided, typeof before === "string" ? before : undefined),
  );
  return (
    <>
      <PageHeader
        title={tsv("records.title")}
        lead={tsv("records.lead")}
        actions={
          <>
            <ButtonLink href="/service/records/export">{tsv("volunteer.open")}</ButtonLink>
            <ButtonLink href={decided ? "/service/records" : "/service/records?decided=1"}>
              {decided ? tsv("records.showWaiting") : tsv("records.showDecided")}
            </ButtonLink>
          </>
        }
      />
      <ServiceTabs current="records" />
      <Card title={decided ? tsv("records.decidedList") : tsv("records.waitingList")}>
        <Lines page={page} decided={decided} />
      </Card>
      <Pager
        olderHref={
          page.before === null
            ? undefined
            : `/service/records?${decided ? "decided=1&" : ""}before=${page.before}`
        }
      />
    </>
  );
}

type Line = RecordPage["lines"][number];

function Lines({ page, decided }: { page: RecordPage; decided: boolean }) {
  const { lines, now } = page;
  if (lines.length === 0) {
    return (
      <EmptyState
        title={decided ? tsv("records.noneDecided") : tsv("records.none")}
        icon="checkCircle"
      />
    );
  }
  if (!decided) {
    return (
      <ConfirmForm
        key={lines.map(({ id }) => id).join()}
        rows={lines.map((line) => ({
          id: line.id,
          label: `${nameOf(line)} ${line.title}`,
          line: (
            <div className="flex flex-wrap items-start justify-between gap-2">
              <Told line={line} now={now} />
              <EndForm
                form="refuse"
                subject={line}
                action={refuseServiceRecord}
                startKey={newId()}
                label={tsv("records.refuse")}
                text={tsv("records.refuse.text")}
                hint={tsv("records.refuse.hint")}
                doneText={tsv("records.refuse.done")}
                small
              />
            </div>
          ),
        }))}
        action={confirmServiceRecords}
        startKey={newId()}
      />
    );
  }
  return (
    <ul>
      {lines.map((line) => (
        <li
          key={line.id}
          className="flex flex-wrap items-start justify-between gap-2 border-b py-3 last:border-0"
        >
          <Told line={line} now={now} />
          <RecordBadge status={line.status} />
        </li>
      ))}
    </ul>
  );
}

function Told({ line, now }: { line: Line; now: string }) {
  return (
    <div className="min-w-0">
      <p>
        <span className="font-semibold">{nameOf(line)}</span>
        <span className="ml-2 text-ink-soft">{line.unit}</span>
      </p>
      <p className="tabular-nums">
        {line.title} · {shiftText(line.startsAt, line.endsAt, now)}{" "}
        <span className="font-semibold whitespace-nowrap">{minutesText(line.minutes)}</span>
      </p>
      <p className="text-sm text-ink-soft">{line.what}</p>
      {line.decideText === null ? null : (
        <p className="text-sm">{tsv("records.because", { text: line.decideText })}</p>
      )}
    </div>
  );
}

function nameOf({ name }: Line): string {
  return name === "" ? tsv("posts.left") : name;
}
