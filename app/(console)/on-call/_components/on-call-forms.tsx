"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tp } from "@/components/duties/text";

const form = "onCall";

/** Who, on one day or from a day to a day. */
export function EnterForm({
  today,
  choices,
  startKey,
  action,
}: {
  today: string;
  choices: readonly { value: string; label: string }[];
  startKey: string;
  action: FormAction;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={tp("onCall.go")}
      doneText={tp("onCall.done")}
    >
      {(typed) => (
        <>
          <Field
            name="dutyId"
            form={form}
            label={tp("onCall.person")}
            required
            error={typed.error("dutyId")}
          >
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={typed.text("dutyId") ?? ""}
                empty={tp("onCall.choose")}
                options={choices}
              />
            )}
          </Field>
          <Field
            name="from"
            form={form}
            label={tp("onCall.from")}
            required
            error={typed.error("from")}
          >
            {(wiring) => (
              <DateInput min={today} defaultValue={typed.text("from") ?? today} {...wiring} />
            )}
          </Field>
          <Field
            name="to"
            form={form}
            label={tp("onCall.to")}
            hint={tp("onCall.to.hint")}
            optional
            error={typed.error("to")}
          >
            {(wiring) => <DateInput min={today} defaultValue={typed.text("to")} {...wiring} />}
          </Field>
        </>
      )}
    </VerbForm>
  );
}
