import type { Metadata } from "next";
import Link from "next/link";
import { minutesText } from "@/components/service/minutes-text";
import { RecordBadge } from "@/components/service/record-badge";
import { shiftText } from "@/components/service/shift-text";
import { tsv } from "@/components/service/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import {
  myRecords,
  type RecordLine,
  type Tellable,
} from "@/lib/affairs/service/queries/service-records";
import { newId } from "@/lib/platform/core/id";
import { isoLocal } from "@/lib/platform/i18n/time";
import { readByPhone } from "@/lib/web/guard";
import { RecordForm } from "./_components/record-form";
import { WithdrawForm } from "./_components/withdraw-form";
import { enterMyRecord, withdrawMyRecord } from "./actions";

export const metadata: Metadata = { title: tsv("records.mine") };

/** 我的服务记录: tells the time of a shift, and reads what became of what was told. */
export default async function MyRecord({
  searchParams,
}: {
  searchParams: Promise<{ claim?: string | string[]; entered?: string | string[] }>;
}) {
  const { claim, entered } = await searchParams;
  const { now, timeZone, lines, tellable } = await readByPhone("member", myRecords);
  const chosen = tellable.find(({ claimId }) => claimId === claim) ?? null;
  return (
    <>
      <PageHeader
        title={tsv("records.mine")}
        lead={tsv("records.mine.lead")}
        actions={
          lines.some(({ status }) => status === "confirmed") ? (
            <ButtonLink href="/my/record/print" icon="print">
              {tsv("certificate.title")}
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="grid gap-6">
        {entered === "1" && chosen === null ? (
          <Notice tone="ok" title={tsv("records.entered")} live />
        ) : null}
        {chosen === null ? (
          <Choice tellable={tellable} now={now} />
        ) : (
          <Card title={chosen.title} note={chosen.place}>
            <RecordForm
              key={chosen.claimId}
              claimId={chosen.claimId}
              from={local(chosen.startsAt, timeZone)}
              to={local(chosen.endsAt, timeZone)}
              what={chosen.title}
              action={enterMyRecord}
              startKey={newId()}
            />
          </Card>
        )}
        <Told lines={lines} now={now} />
      </div>
    </>
  );
}

function Choice({ tellable, now }: { tellable: readonly Tellable[]; now: string }) {
  return (
    <section aria-labelledby="tell" className="grid gap-3">
      <h2 id="tell" className="text-base">
        {tsv("records.tell")}
      </h2>
      <Card flush>
        {tellable.length === 0 ? (
          <p className="p-4 text-ink-soft">{tsv("records.tell.none")}</p>
        ) : (
          <ul>
            {tellable.map(({ claimId, title, place, startsAt, endsAt }) => (
              <li key={claimId} className="border-b last:border-0">
                <Link
                  href={`/my/record?claim=${claimId}`}
                  prefetch={false}
                  className="block px-4 py-3 hover:bg-hover"
                >
                  <span className="block font-semibold text-action">{title}</span>
                  <span className="block text-sm text-ink-soft">
                    {startsAt === null || endsAt === null
                      ? place
                      : shiftText(startsAt, endsAt, now)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}

function Told({ lines, now }: { lines: readonly RecordLine[]; now: string }) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="told" className="grid gap-3">
      <h2 id="told" className="text-base">
        {tsv("records.told")}
      </h2>
      <Card flush>
        <ul>
          {lines.map((line) => (
            <li
              key={`${line.id}.${String(line.version)}`}
              className="grid gap-1 border-b px-4 py-3 last:border-0"
            >
              <div className="flex flex-wrap items-center justify-between gap-2">
                <h3 className="text-sm">{line.title}</h3>
                <RecordBadge status={line.status} />
              </div>
              <p className="text-sm tabular-nums">
                {shiftText(line.startsAt, line.endsAt, now)}
                <span className="ml-2 text-ink-soft">{minutesText(line.minutes)}</span>
              </p>
              <p className="text-ink-soft">{line.what}</p>
              {line.decideText === null ? null : (
                <p className="text-sm">{tsv("records.because", { text: line.decideText })}</p>
              )}
              {line.status === "submitted" ? (
                <WithdrawForm record={line} action={withdrawMyRecord} startKey={newId()} />
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

function local(iso: string | null, timeZone: string): string | undefined {
  return iso === null ? undefined : isoLocal(Date.parse(iso), timeZone);
}
