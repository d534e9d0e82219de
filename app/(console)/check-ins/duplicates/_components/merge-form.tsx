"use client";

import { tc } from "@/components/check-ins/text";
import { VerbForm } from "@/components/forms/verb-form";
import type { FormAction } from "@/lib/platform/core/action-state";

/** Ends one check-in as the duplicate of the one that stays. */
export function MergeForm({
  action,
  startKey,
  hidden,
}: {
  action: FormAction;
  startKey: string;
  hidden: { id: string; version: number; keepId: string };
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={`merge-${hidden.id}`}
      hidden={hidden}
      submit={tc("same.end")}
      variant="secondary"
      doneText={tc("same.done")}
    >
      {() => null}
    </VerbForm>
  );
}
