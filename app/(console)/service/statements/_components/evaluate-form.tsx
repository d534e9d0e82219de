"use client";

import { tsv } from "@/components/service/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { evaluationMax } from "@/lib/affairs/service/schema/statements";
import type { FormAction } from "@/lib/platform/core/action-state";

/** One free text, in the row itself: write, Ctrl + Enter, and the next field is a Tab away. */
export function EvaluateForm({
  action,
  startKey,
  statement,
}: {
  action: FormAction;
  startKey: string;
  statement: { id: string; version: number };
}) {
  const form = `evaluate-${statement.id}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id: statement.id, version: statement.version }}
      submit={tsv("statement.evaluate")}
      variant="secondary"
      doneText={tsv("statement.evaluate.done")}
    >
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          label={tsv("statement.evaluation")}
          rows={2}
          max={evaluationMax}
        />
      )}
    </VerbForm>
  );
}
