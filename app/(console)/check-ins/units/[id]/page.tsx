import type { Metadata } from "next";
import { CheckInBadge } from "@/components/check-ins/status-badge";
import { ContactCard } from "@/components/check-ins/contact-card";
import { Corrections } from "@/components/check-ins/corrections";
import { tc } from "@/components/check-ins/text";
import { UnitFacts } from "@/components/check-ins/unit-facts";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { unitDetail } from "@/lib/ground/check-ins/queries/units";
import { checkInReaders } from "@/lib/ground/check-ins/rules/workflow";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import {
  acceptUnitCheckIn,
  correctUnitLiaison,
  declineUnitCheckIn,
  endUnitCheckIn,
  revealUnitLiaison,
  tellUnitCode,
} from "../actions";
import { UnitWork } from "../_components/unit-work";

export const metadata: Metadata = { title: tc("units.title") };

/** One unit's check-in: what was registered, and what the community may do with it. */
export default async function Unit({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const one = await read(checkInReaders, (scope) => unitDetail(scope, id));
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/check-ins/units", label: tc("units.title") }]}
        title={one.unit}
        meta={<CheckInBadge status={one.status} />}
        lead={one.partyOrg}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
        <div className="grid min-w-0 gap-4">
          <Card title={tc("detail.facts")}>
            <UnitFacts one={one} />
          </Card>
          <ContactCard contact={one.contact} masked={one.phone} now={one.now} />
          <Corrections list={one.corrections} now={one.now} />
        </div>
        <Card title={tc("detail.work")}>
          <UnitWork
            key={one.version}
            unit={{ id: one.id, version: one.version }}
            verbs={one.verbs}
            same={one.same}
            send={{
              accept: { action: acceptUnitCheckIn, startKey: newId() },
              decline: { action: declineUnitCheckIn, startKey: newId() },
              reveal: { action: revealUnitLiaison, startKey: newId() },
              tellCode: { action: tellUnitCode, startKey: newId() },
              correct: { action: correctUnitLiaison, startKey: newId() },
              end: { action: endUnitCheckIn, startKey: newId() },
            }}
          />
        </Card>
      </div>
    </>
  );
}
