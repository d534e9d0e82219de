"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { FormAction } from "@/lib/platform/core/action-state";
import { ShiftFields } from "./shift-fields";

interface Props {
  activity: { id: string; version: number };
  action: FormAction;
  startKey: string;
}

export function AddShiftForm(props: Props) {
  return (
    <DialogButton
      label={tsv("activities.addShift")}
      title={tsv("activities.addShift")}
      icon="plus"
      variant="primary"
    >
      <Inner {...props} />
    </DialogButton>
  );
}

function Inner({ activity, action, startKey }: Props) {
  const close = useCloseDialog();
  const form = "shift";
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id: activity.id, version: activity.version }}
      submit={tsv("activities.addShift")}
      doneText={tsv("activities.addShift.done")}
      onDone={close}
    >
      {(typed) => <ShiftFields form={form} typed={typed} />}
    </VerbForm>
  );
}
