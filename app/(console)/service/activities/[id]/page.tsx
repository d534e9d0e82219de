import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActivityBadge } from "@/components/service/activity-badge";
import { EndForm } from "@/components/service/end-form";
import { Holders } from "@/components/service/holders";
import { PlacesText } from "@/components/service/places-text";
import { skillWords } from "@/components/service/request-badges";
import { ResizeForm } from "@/components/service/resize-form";
import { shiftText } from "@/components/service/shift-text";
import { tsv } from "@/components/service/text";
import { Badge } from "@/components/ui/badge";
import { ButtonGroup } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import {
  activityDetail,
  type ActivityShown,
  type ShiftShown,
} from "@/lib/affairs/service/queries/activities";
import { serviceReaders } from "@/lib/affairs/service/rules/staff";
import { newId } from "@/lib/platform/core/id";
import { isoLocal } from "@/lib/platform/i18n/time";
import { read } from "@/lib/web/guard";
import { AddShiftForm } from "../_components/add-shift-form";
import { MoveShiftForm } from "../_components/move-shift-form";
import {
  addShiftToActivity,
  callOffShiftOfActivity,
  cancelServiceActivity,
  finishServiceActivity,
  moveShiftOfActivity,
  resizeShift,
} from "../actions";

export const metadata: Metadata = { title: tsv("activities.title") };

/** One activity: what it is, its shifts, and who takes part in each. */
export default async function Activity({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const known = /^[0-9a-f-]{36}$/.test(id);
  const activity = known ? await read(serviceReaders, (scope) => activityDetail(scope, id)) : null;
  if (activity === null) notFound();
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/service/activities", label: tsv("activities.title") }]}
        title={activity.title}
        meta={<ActivityBadge status={activity.status} />}
        actions={activity.status === "open" ? <Steps activity={activity} /> : undefined}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Facts activity={activity} />
        <Card title={tsv("activities.shifts")} flush>
          <Shifts activity={activity} />
        </Card>
      </div>
    </>
  );
}

/** What comes first; what is over is opened when somebody asks. */
function Shifts({ activity }: { activity: ActivityShown }) {
  const { shifts } = activity;
  const past = shifts.filter(({ over }) => over);
  const lines = (list: readonly ShiftShown[]) => (
    <ul>
      {list.map((shift) => (
        <Shift key={shift.slotId} shift={shift} activity={activity} />
      ))}
    </ul>
  );
  return (
    <>
      {lines(shifts.filter(({ over }) => !over))}
      {past.length === 0 ? null : (
        <details className="border-t first:border-0" open={past.length === shifts.length}>
          <summary className="cursor-pointer px-4 py-2.5 text-sm text-action touch:py-3">
            {tsv("activities.past", { count: past.length })}
          </summary>
          {lines(past)}
        </details>
      )}
    </>
  );
}

function Steps({ activity }: { activity: ActivityShown }) {
  return (
    <>
      <AddShiftForm activity={activity} action={addShiftToActivity} startKey={newId()} />
      <EndForm
        form="finish"
        subject={activity}
        action={finishServiceActivity}
        startKey={newId()}
        label={tsv("activities.finish")}
        text={tsv("activities.finish.text")}
        doneText={tsv("activities.finish.done")}
      />
      <EndForm
        form="cancel"
        subject={activity}
        action={cancelServiceActivity}
        startKey={newId()}
        label={tsv("activities.cancel")}
        text={tsv("activities.cancel.text")}
        hint={tsv("activities.cancel.hint")}
        doneText={tsv("activities.cancel.done")}
      />
    </>
  );
}

function Facts({ activity }: { activity: ActivityShown }) {
  const { endText, endedAt, now } = activity;
  return (
    <Card title={tsv("activities.what")}>
      <div className="grid gap-4">
        {endText === null ? null : (
          <Notice tone="idle" title={tsv(`activities.ended.${activity.status}`)}>
            {endText}
            {endedAt === null ? null : (
              <span className="ml-2 text-ink-soft">
                <TimeText at={endedAt} now={now} />
              </span>
            )}
          </Notice>
        )}
        <p className="max-w-prose whitespace-pre-line">{activity.body}</p>
        <DescriptionList
          items={[
            { term: tsv("activities.kind"), detail: tsv(`activities.kind.${activity.kind}`) },
            { term: tsv("activities.place"), detail: activity.place },
            ...(activity.skills.length === 0
              ? []
              : [{ term: tsv("posts.skills"), detail: skillWords(activity.skills) }]),
            {
              term: tsv("activities.safety"),
              detail: activity.risk ? (
                <Badge tone="warn">{tsv("activities.riskInsured")}</Badge>
              ) : (
                tsv("activities.noRisk")
              ),
            },
            {
              term: tsv("activities.by"),
              detail: (
                <>
                  {activity.createdBy} <TimeText at={activity.createdAt} now={now} />
                </>
              ),
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Shift({ shift, activity }: { shift: ShiftShown; activity: ActivityShown }) {
  const { now } = activity;
  const open = !shift.over && !shift.closed;
  return (
    <li className="grid gap-2 border-b px-4 py-3 last:border-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-sm">{shiftText(shift.startsAt, shift.endsAt, now)}</h3>
        <div className="flex flex-wrap items-center gap-3">
          {shift.cancelText === null ? null : (
            <Badge tone="warn">{tsv("activities.calledOff")}</Badge>
          )}
          {shift.over ? <Badge>{tsv("activities.over")}</Badge> : null}
          {shift.cancelText === null ? <PlacesText {...shift} /> : null}
        </div>
      </div>
      {shift.was === null ? null : (
        <p className="text-sm text-ink-soft">
          {tsv("activities.was", { was: shiftText(shift.was.startsAt, shift.was.endsAt, now) })}
        </p>
      )}
      {shift.cancelText === null ? null : <p className="text-sm">{shift.cancelText}</p>}
      {shift.cancelUntil === null || !open ? null : (
        <p className="text-sm text-ink-soft">
          {tsv("activities.cancelUntil")} <TimeText at={shift.cancelUntil} now={now} />
        </p>
      )}
      <Holders holders={shift.holders} now={now} />
      {open ? <ShiftSteps shift={shift} activity={activity} /> : null}
    </li>
  );
}

/** What can be done with one shift: other times as long as it has not begun. */
function ShiftSteps({ shift, activity }: { shift: ShiftShown; activity: ActivityShown }) {
  const { id, version, timeZone } = activity;
  const { slotId, startsAt, endsAt, cancelUntil } = shift;
  const hours = (Date.parse(startsAt) - Date.parse(cancelUntil ?? startsAt)) / 3_600_000;
  return (
    <ButtonGroup>
      <ResizeForm
        slotId={slotId}
        capacity={shift.capacity}
        action={resizeShift}
        startKey={newId()}
      />
      {shift.begun ? null : (
        <MoveShiftForm
          activity={{ id, version }}
          slotId={slotId}
          startsAt={isoLocal(new Date(startsAt), timeZone)}
          endsAt={isoLocal(new Date(endsAt), timeZone)}
          cancelHours={Math.round(hours)}
          action={moveShiftOfActivity}
          startKey={newId()}
        />
      )}
      <EndForm
        form={`call-off-${slotId}`}
        subject={{ id, version }}
        hidden={{ slotId }}
        action={callOffShiftOfActivity}
        startKey={newId()}
        label={tsv("activities.callOff")}
        text={tsv("activities.cancel.text")}
        hint={tsv("activities.callOff.hint")}
        doneText={tsv("activities.callOff.done")}
        small
      />
    </ButtonGroup>
  );
}
