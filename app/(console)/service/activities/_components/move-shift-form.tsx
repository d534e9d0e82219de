"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { FormAction } from "@/lib/platform/core/action-state";
import { CancelHours, TimeFields } from "./shift-fields";

interface Props {
  activity: { id: string; version: number };
  slotId: string;
  /** On the wall's clock, as a field for date and time shows it. */
  startsAt: string;
  endsAt: string;
  cancelHours: number;
  action: FormAction;
  startKey: string;
}

/** 改时间 of one shift. */
export function MoveShiftForm(props: Props) {
  return (
    <DialogButton label={tsv("activities.moveShift")} title={tsv("activities.moveShift")} size="sm">
      <Inner {...props} />
    </DialogButton>
  );
}

function Inner({ activity, slotId, startsAt, endsAt, cancelHours, action, startKey }: Props) {
  const close = useCloseDialog();
  const form = `move-${slotId}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id: activity.id, version: activity.version, slotId }}
      submit={tsv("activities.moveShift.submit")}
      doneText={tsv("activities.moveShift.done")}
      onDone={close}
    >
      {(typed) => (
        <div className="grid gap-3">
          <p className="text-sm text-ink-soft">{tsv("activities.moveShift.hint")}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            <TimeFields form={form} typed={typed} startsAt={startsAt} endsAt={endsAt} />
            <CancelHours form={form} typed={typed} start={String(cancelHours)} />
          </div>
        </div>
      )}
    </VerbForm>
  );
}
