import type { Metadata } from "next";
import { ChangePhone } from "@/components/check-ins/change-phone";
import { CheckInBadge } from "@/components/check-ins/status-badge";
import { tc } from "@/components/check-ins/text";
import { UnitFacts } from "@/components/check-ins/unit-facts";
import { ResourceItem } from "@/components/co-building/lines";
import { tco } from "@/components/co-building/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { unitDesk } from "@/lib/across/desk/queries/unit-desk";
import type { ResourceLine } from "@/lib/affairs/co-building/queries/lines";
import { ownOffers } from "@/lib/affairs/co-building/queries/offered";
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
  const { tenant, desk, offers, ...unit } = await readByPhone("liaison", async (scope) => ({
    ...(await ownUnit(scope)),
    desk: await unitDesk(scope),
    offers: await ownOffers(scope),
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
            <div className="grid gap-4">
              <Offers offers={offers} said={unit.resources} />
              <ResourcesForm
                key={unit.version}
                unit={unit}
                registered={offers.length > 0}
                action={saveUnit}
                startKey={newId()}
              />
            </div>
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

/** What is registered for others to claim and book; what was only written is carried over with one press. */
function Offers({ offers, said }: { offers: readonly ResourceLine[]; said: string }) {
  const add = "/unit/co-building/resources/add";
  return (
    <div className="grid gap-2">
      {offers.length === 0 ? (
        <p className="text-ink-soft">{tc("ours.noOffers")}</p>
      ) : (
        <ul className="divide-y rounded-md border">
          {offers.map((resource) => (
            <ResourceItem key={resource.id} resource={resource} base="/unit/co-building" />
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-2">
        {said === "" ? (
          <ButtonLink href={add} icon="plus" size="sm">
            {tco("enter.resource")}
          </ButtonLink>
        ) : (
          <ButtonLink href={`${add}?from=check-in`} icon="plus" size="sm">
            {tc("ours.offer")}
          </ButtonLink>
        )}
      </p>
    </div>
  );
}
