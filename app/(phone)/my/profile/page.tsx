import type { Metadata } from "next";
import { ChangePhone } from "@/components/check-ins/change-phone";
import { CheckInBadge } from "@/components/check-ins/status-badge";
import { codeText, tc } from "@/components/check-ins/text";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import { ownProfile, type OwnProfile } from "@/lib/ground/check-ins/queries/own";
import { servedDistricts } from "@/lib/ground/territory/queries";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { canSendCodes } from "@/lib/web/phone-code";
import { leaveForGood, moveCheckIn, openStatement, saveNewPhone, saveProfile } from "./actions";
import { askForCode } from "../../_shell/actions";
import { HandOverDialog } from "./_components/hand-over-dialog";
import { LeaveDialog } from "./_components/leave-dialog";
import { MoveForm } from "./_components/move-form";
import { ProfileForm } from "./_components/profile-form";
import { StatementCard } from "./_components/statement-card";

export const metadata: Metadata = { title: tc("mine.title") };

/** What the district keeps of me; put right, taken along, and taken back by myself. */
export default async function Profile() {
  const { tenant, ...mine } = await readByPhone("member", async (scope) => ({
    ...(await ownProfile(scope)),
    tenant: { slug: scope.actor.tenant.slug, demo: scope.actor.tenant.demo },
  }));
  const { slug, demo } = tenant;
  const others = (await servedDistricts()).filter((one) => one.slug !== slug);
  return (
    <>
      <PageHeader title={tc("mine.title")} lead={tc("mine.lead")} />
      <div className="grid gap-4">
        <Present mine={mine} />
        {mine.statement === null ? null : (
          <StatementCard statement={mine.statement} districts={others} now={mine.now} />
        )}
        <Card title={tc("mine.info")}>
          <div className="grid gap-4">
            <DescriptionList
              items={[
                { term: tc("detail.fullName"), detail: mine.contact.name },
                { term: tc("desk.phone"), detail: mine.contact.phone },
              ]}
            />
            <ChangePhone
              version={mine.version}
              proof={{
                ask: askForCode,
                askStart: idle(newId()),
                district: slug,
                codes: canSendCodes(demo),
              }}
              action={saveNewPhone}
              startKey={newId()}
            />
            <ProfileForm key={mine.version} mine={mine} action={saveProfile} startKey={newId()} />
          </div>
        </Card>
        <Card title={tc(mine.checkIn?.live === true ? "mine.move" : "mine.again")}>
          <MoveForm
            key={mine.version}
            version={mine.version}
            live={mine.checkIn?.live === true}
            communities={mine.communities}
            action={moveCheckIn}
            startKey={newId()}
          />
        </Card>
        {mine.checkIn?.live === true ? (
          <Card title={tc("mine.handOver")}>
            <p className="mb-3 text-ink-soft">{tc("mine.handOver.lead")}</p>
            <HandOverDialog version={mine.version} action={openStatement} startKey={newId()} />
          </Card>
        ) : null}
        <Card title={tc("mine.leave")}>
          <p className="mb-3 text-ink-soft">{tc("mine.leaveLead")}</p>
          <LeaveDialog action={leaveForGood} startKey={newId()} />
        </Card>
      </div>
    </>
  );
}

function Present({ mine }: { mine: OwnProfile }) {
  const { checkIn, now } = mine;
  if (checkIn === null) return null;
  return (
    <Card title={tc("mine.present")} actions={<CheckInBadge status={checkIn.status} />}>
      <div className="grid gap-3">
        <DescriptionList
          items={[
            { term: tc("desk.community"), detail: checkIn.community },
            { term: tc("desk.branch"), detail: checkIn.branch },
            { term: tc("desk.at"), detail: <TimeText at={checkIn.submittedAt} now={now} /> },
            ...(checkIn.endReason === null
              ? []
              : [{ term: tc("detail.ended"), detail: codeText("ended", checkIn.endReason) }]),
          ]}
        />
        {checkIn.status === "submitted" ? <Notice>{tc("mine.waiting")}</Notice> : null}
        {checkIn.declineText === null ? null : (
          <Notice tone="warn" title={tc("mine.declined")}>
            {checkIn.declineText}
          </Notice>
        )}
      </div>
    </Card>
  );
}
