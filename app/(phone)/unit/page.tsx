import type { Metadata } from "next";
import { ChangePhone } from "@/components/check-ins/change-phone";
import { CheckInBadge } from "@/components/check-ins/status-badge";
import { tc } from "@/components/check-ins/text";
import { UnitFacts } from "@/components/check-ins/unit-facts";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { unitDesk } from "@/lib/across/desk/queries/unit-desk";
import { ownUnit } from "@/lib/ground/check-ins/queries/units";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { canSendCodes } from "@/lib/web/phone-code";
import { askForCode } from "../_shell/actions";
import { endOurCheckIn, saveNewPhone, saveUnit } from "./actions";
import { EndDialog, ResourcesForm } from "./_components/unit-forms";
import { UnitWaiting } from "./_components/unit-waiting";

export const metadata: Metadata = { title: tc("ours.title") };

/** Where a unit's liaison officer begins: what waits, our check-in, and what we can bring. */
export default async function UnitHome() {
  const { tenant, desk, ...unit } = await readByPhone("liaison", async (scope) => ({
    ...(await ownUnit(scope)),
    desk: await unitDesk(scope),
    tenant: { slug: scope.actor.tenant.slug, demo: scope.actor.tenant.demo },
  }));
  return (
    <>
      <PageHeader title={unit.unit} meta={<CheckInBadge status={unit.status} />} />
      <div className="grid gap-4">
        <UnitWaiting desk={desk} />
        <Card title={tc("ours.title")}>
          <div className="grid gap-4">
            <UnitFacts one={unit} />
            {unit.verbs.includes("changePhone") ? (
              <ChangePhone
                version={unit.version}
                proof={{
                  ask: askForCode,
                  askStart: idle(newId()),
                  district: tenant.slug,
                  codes: canSendCodes(tenant.demo),
                }}
                action={saveNewPhone}
                startKey={newId()}
              />
            ) : null}
          </div>
        </Card>
        {unit.verbs.includes("edit") ? (
          <Card title={tc("ours.bring")} note={tc("ours.bringHint")}>
            <ResourcesForm key={unit.version} unit={unit} action={saveUnit} startKey={newId()} />
          </Card>
        ) : null}
        {unit.verbs.includes("leave") ? (
          <Card title={tc("ours.end")}>
            <p className="mb-3 text-ink-soft">{tc("ours.endLead")}</p>
            <EndDialog unit={unit} action={endOurCheckIn} startKey={newId()} />
          </Card>
        ) : null}
      </div>
    </>
  );
}
