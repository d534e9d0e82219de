"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { whatMax } from "@/lib/affairs/service/schema/records";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "record";

/** From when to when and what: the times stand there already where there was a shift. */
export function RecordForm({
  claimId,
  from,
  to,
  what,
  action,
  startKey,
}: {
  claimId: string;
  from: string | undefined;
  to: string | undefined;
  what: string;
  action: FormAction;
  startKey: string;
}) {
  return (
    <VerbForm
      form={form}
      action={action}
      startKey={startKey}
      hidden={{ claimId }}
      submit={tsv("records.enter")}
    >
      {(typed) => (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field
              name="from"
              form={form}
              label={tsv("records.from")}
              required
              error={typed.error("from")}
            >
              {(wiring) => (
                <DateInput withTime defaultValue={typed.text("from") ?? from} {...wiring} />
              )}
            </Field>
            <Field
              name="to"
              form={form}
              label={tsv("records.to")}
              required
              error={typed.error("to")}
            >
              {(wiring) => <DateInput withTime defaultValue={typed.text("to") ?? to} {...wiring} />}
            </Field>
          </div>
          <Field
            name="what"
            form={form}
            label={tsv("records.what")}
            required
            maxLength={whatMax}
            error={typed.error("what")}
          >
            {(wiring) => <TextInput defaultValue={typed.text("what") ?? what} {...wiring} />}
          </Field>
        </>
      )}
    </VerbForm>
  );
}
