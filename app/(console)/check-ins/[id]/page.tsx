import type { Metadata } from "next";
import Link from "next/link";
import { CheckInBadge } from "@/components/check-ins/status-badge";
import { ContactCard } from "@/components/check-ins/contact-card";
import { Corrections } from "@/components/check-ins/corrections";
import { codesText, codeText, tc } from "@/components/check-ins/text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import { checkInDetail, type CheckInDetail } from "@/lib/ground/check-ins/queries/detail";
import { checkInReaders } from "@/lib/ground/check-ins/rules/workflow";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import {
  acceptCheckIn,
  assignCheckIn,
  correctCheckIn,
  declineCheckIn,
  endCheckIn,
  exemptCheckIn,
  reinstateCheckIn,
  revealCheckIn,
  tellCheckInCode,
  transferCheckIn,
} from "../actions";
import { CheckInWork } from "../_components/check-in-work";

export const metadata: Metadata = { title: tc("desk.title") };

/** One member's check-in: what was registered, and what the community may do with it. */
export default async function CheckIn({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const one = await read(checkInReaders, (scope) => checkInDetail(scope, id));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/check-ins", label: tc("desk.title") }]}
        title={one.name ?? tc("desk.gone")}
        meta={<CheckInBadge status={one.status} />}
        lead={one.unit ?? undefined}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="grid min-w-0 gap-4">
          <Card title={tc("detail.facts")}>
            <DescriptionList columns={2} items={facts(one)} />
          </Card>
          <ContactCard contact={one.contact} masked={one.phone} now={one.now} />
          <Corrections list={one.corrections} now={one.now} />
          {one.earlier.length === 0 ? null : <Earlier one={one} />}
        </div>
        <Card title={tc("detail.work")}>
          <CheckInWork
            key={one.version}
            checkIn={{ id: one.id, version: one.version, gridId: one.gridId }}
            branch={one.branch}
            phoneChecked={one.phoneChecked}
            verbs={one.verbs}
            grids={one.grids}
            communities={one.communities}
            send={{
              accept: { action: acceptCheckIn, startKey: newId() },
              decline: { action: declineCheckIn, startKey: newId() },
              assign: { action: assignCheckIn, startKey: newId() },
              exempt: { action: exemptCheckIn, startKey: newId() },
              reinstate: { action: reinstateCheckIn, startKey: newId() },
              end: { action: endCheckIn, startKey: newId() },
              transfer: { action: transferCheckIn, startKey: newId() },
              reveal: { action: revealCheckIn, startKey: newId() },
              correct: { action: correctCheckIn, startKey: newId() },
              tellCode: { action: tellCheckInCode, startKey: newId() },
            }}
          />
        </Card>
      </div>
    </>
  );
}

function facts(one: CheckInDetail) {
  const or = (term: string, detail: string | null) => (detail === null ? [] : [{ term, detail }]);
  return [
    { term: tc("desk.unitName"), detail: one.unit },
    {
      term: tc("desk.phone"),
      detail: (
        <span className="inline-flex items-center gap-2">
          {one.phone}
          <Badge tone={one.phoneChecked ? "ok" : "warn"}>
            {tc(one.phoneChecked ? "desk.checked" : "desk.unchecked")}
          </Badge>
        </span>
      ),
    },
    { term: tc("desk.community"), detail: one.community },
    ...or(tc("desk.branch"), one.branch),
    { term: tc("detail.skills"), detail: codesText("skill", one.skills) },
    { term: tc("detail.times"), detail: codesText("time", one.times) },
    { term: tc("detail.consents"), detail: codesText("purpose", one.consents) },
    { term: tc("detail.origin"), detail: codeText("origin", one.origin) },
    ...or(
      tc("detail.from"),
      one.fromDistrict && tc("detail.from.signed", { name: one.fromDistrict }),
    ),
    { term: tc("desk.at"), detail: <TimeText at={one.submittedAt} now={one.now} /> },
    ...(one.decidedAt === null
      ? []
      : [
          {
            term: tc("detail.decided"),
            detail: (
              <>
                {one.decidedBy} <TimeText at={one.decidedAt} now={one.now} />
              </>
            ),
          },
        ]),
    ...or(tc("detail.exempt"), one.exemptReason && codeText("exempt", one.exemptReason)),
    ...or(tc("detail.decline"), one.declineText),
    ...or(tc("detail.ended"), one.endReason && codeText("ended", one.endReason)),
  ];
}

function Earlier({ one }: { one: CheckInDetail }) {
  return (
    <Card title={tc("detail.earlier")} flush>
      <ul>
        {one.earlier.map((row) => (
          <li key={row.id} className="flex items-center gap-3 border-b px-4 py-2 last:border-0">
            <Link href={`/check-ins/${row.id}`} className="text-action hover:underline">
              <TimeText at={row.submittedAt} now={one.now} />
            </Link>
            <CheckInBadge status={row.status} />
            {row.endReason === null ? null : codeText("ended", row.endReason)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
