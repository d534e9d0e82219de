"use client";

import { ChooseMany, type Choice } from "@/components/lists/choose-many";
import { tsv } from "@/components/service/text";
import type { FormAction } from "@/lib/platform/core/action-state";

/** 批量确认: what is ticked is confirmed with one press. Refusing is a step of its own, with a reason. */
export function ConfirmForm({
  rows,
  action,
  startKey,
}: {
  rows: readonly Choice[];
  action: FormAction;
  startKey: string;
}) {
  return (
    <ChooseMany
      form="confirm"
      rows={rows}
      action={action}
      startKey={startKey}
      all={tsv("records.chooseAll", { count: rows.length })}
      submit={(count) => tsv("records.confirm", { count })}
      doneText={tsv("records.confirm.done")}
    />
  );
}
