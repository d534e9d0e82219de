"use client";

import { tsv } from "@/components/service/text";
import type { Typed } from "@/components/tickets/form-state";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { repeatMax } from "@/lib/affairs/service/rules/offers";

/** When, how many, until when one can give the place back, and how many weeks it repeats. */
export function ShiftFields({ form, typed }: { form: string; typed: Typed }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field
        name="startsAt"
        form={form}
        label={tsv("activities.from")}
        required
        error={typed.error("startsAt")}
      >
        {(wiring) => <DateInput withTime defaultValue={typed.text("startsAt")} {...wiring} />}
      </Field>
      <Field
        name="endsAt"
        form={form}
        label={tsv("activities.to")}
        required
        error={typed.error("endsAt")}
      >
        {(wiring) => <DateInput withTime defaultValue={typed.text("endsAt")} {...wiring} />}
      </Field>
      <NumberField name="capacity" label={tsv("posts.capacity")} start="5" {...{ form, typed }} />
      <NumberField
        name="cancelHours"
        label={tsv("activities.cancelHours")}
        hint={tsv("activities.cancelHours.hint")}
        start="24"
        {...{ form, typed }}
      />
      <NumberField
        name="repeat"
        label={tsv("activities.repeat")}
        hint={tsv("activities.repeat.hint", { max: repeatMax })}
        start="0"
        {...{ form, typed }}
      />
    </div>
  );
}

function NumberField({
  name,
  label,
  hint,
  start,
  form,
  typed,
}: {
  name: string;
  label: string;
  hint?: string | undefined;
  start: string;
  form: string;
  typed: Typed;
}) {
  return (
    <Field name={name} form={form} label={label} hint={hint} required error={typed.error(name)}>
      {(wiring) => (
        <TextInput
          width="number"
          inputMode="numeric"
          defaultValue={typed.text(name) ?? start}
          {...wiring}
        />
      )}
    </Field>
  );
}
