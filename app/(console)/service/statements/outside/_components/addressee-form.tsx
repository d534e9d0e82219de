"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Field } from "@/components/ui/field";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";

/** Which unit in which district the report is for: at first, and again when that was wrong. */
export function AddresseeForm({
  action,
  startKey,
  form,
  hidden,
  unit,
  district = "",
  districts,
  hint,
  submit,
  doneText,
}: {
  action: FormAction;
  startKey: string;
  form: string;
  hidden: Readonly<Record<string, string | number>>;
  unit: string;
  /** Where it went to before. */
  district?: string | undefined;
  districts: readonly SelectOption[];
  /** Left out where a list says it once for all of its forms. */
  hint?: string | undefined;
  submit: string;
  doneText: string;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={hidden}
      submit={submit}
      variant="secondary"
      doneText={doneText}
    >
      {(typed) => (
        <div className="grid items-end gap-3 sm:grid-cols-2">
          <Field
            name="toUnit"
            form={form}
            label={tsv("report.toUnit")}
            hint={hint}
            required
            error={typed.error("toUnit")}
          >
            {(wiring) => (
              <TextInput limit={60} defaultValue={typed.text("toUnit") ?? unit} {...wiring} />
            )}
          </Field>
          <Field name="to" form={form} label={tsv("report.to")} required error={typed.error("to")}>
            {(wiring) => (
              <Select
                key={typed.text("to") ?? district}
                options={districts}
                empty={tsv("report.to.choose")}
                defaultValue={typed.text("to") ?? district}
                {...wiring}
              />
            )}
          </Field>
        </div>
      )}
    </VerbForm>
  );
}
