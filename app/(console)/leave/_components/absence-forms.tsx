"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tp } from "@/components/duties/text";

const form = "absence";

/** From when to when, and who stands in. */
export function AbsenceForm({
  dutyId,
  today,
  deputies,
  startKey,
  action,
}: {
  dutyId: string;
  today: string;
  deputies: readonly { value: string; label: string }[];
  startKey: string;
  action: FormAction;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ dutyId }}
      submit={tp("leave.go")}
      doneText={tp("leave.done")}
    >
      {(typed) => (
        <>
          <div className="grid gap-3 sm:grid-cols-2">
            {(["from", "to"] as const).map((name) => (
              <Field
                key={name}
                name={name}
                form={form}
                label={tp(`leave.${name}`)}
                required
                error={typed.error(name)}
              >
                {(wiring) => (
                  <DateInput min={today} defaultValue={typed.text(name) ?? today} {...wiring} />
                )}
              </Field>
            ))}
          </div>
          <Field
            name="deputyId"
            form={form}
            label={tp("leave.deputy")}
            required
            error={typed.error("deputyId")}
          >
            {(wiring) => <Combobox {...wiring} value={typed.text("deputyId")} options={deputies} />}
          </Field>
          <Field
            name="note"
            form={form}
            label={tp("leave.note")}
            hint={tp("leave.note.hint")}
            optional
            error={typed.error("note")}
          >
            {(wiring) => <TextInput limit={100} defaultValue={typed.text("note")} {...wiring} />}
          </Field>
        </>
      )}
    </VerbForm>
  );
}
