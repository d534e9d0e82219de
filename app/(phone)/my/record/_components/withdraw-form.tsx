"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import type { FormAction } from "@/lib/platform/core/action-state";

export function WithdrawForm({
  record,
  action,
  startKey,
}: {
  record: { id: string; version: number };
  action: FormAction;
  startKey: string;
}) {
  return (
    <VerbForm
      form={`withdraw-${record.id}`}
      action={action}
      startKey={startKey}
      hidden={{ id: record.id, version: record.version }}
      submit={tsv("records.withdraw")}
      variant="quiet"
      doneText={tsv("records.withdraw.done")}
    >
      {() => null}
    </VerbForm>
  );
}
