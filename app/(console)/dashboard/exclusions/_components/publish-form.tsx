"use client";

import { word } from "@/components/tickets/messages/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FormAction } from "@/lib/platform/core/action-state";

/** Which month's figures go out. It cannot be taken back, and says so. */
export function PublishForm({
  months,
  startKey,
  action,
}: {
  months: readonly string[];
  startKey: string;
  action: FormAction;
}) {
  const form = "publish";
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={word("exclusion.publish")}
      doneText={word("exclusion.publishDone")}
    >
      {(typed) => (
        <Field
          name="month"
          form={form}
          label={word("exclusion.month")}
          hint={word("exclusion.month.hint")}
          required
          error={typed.error("month")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              defaultValue={typed.text("month")}
              options={months.map((month) => ({ value: month, label: month.slice(0, 7) }))}
            />
          )}
        </Field>
      )}
    </VerbForm>
  );
}
