"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import type { FormAction } from "@/lib/platform/core/action-state";

/** One press for everything that is new on the page. */
export function AcknowledgeForm({
  action,
  startKey,
  ids,
}: {
  action: FormAction;
  startKey: string;
  ids: readonly string[];
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="acknowledge"
      submit={tsv("statement.acknowledge", { count: ids.length })}
      doneText={tsv("statement.acknowledge.done")}
    >
      {() => ids.map((id) => <input key={id} type="hidden" name="ids[]" value={id} readOnly />)}
    </VerbForm>
  );
}
