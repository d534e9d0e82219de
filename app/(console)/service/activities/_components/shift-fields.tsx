"use client";

import { tsv } from "@/components/service/text";
import type { Typed } from "@/components/forms/form-state";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { repeatMax } from "@/lib/affairs/service/rules/offers";

/** When, how many, until when one can give the place back, and how many weeks it repeats. */
export function ShiftFields({ form, typed }: { form: string; typed: Typed }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TimeFields form={form} typed={typed} />
      <NumberField name="capacity" label={tsv("posts.capacity")} start="5" {...{ form, typed }} />
      <CancelHours form={form} typed={typed} start="24" />
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

export function TimeFields({
  form,
  typed,
  startsAt,
  endsAt,
}: {
  form: string;
  typed: Typed;
  startsAt?: string;
  endsAt?: string;
}) {
  const field = (name: "startsAt" | "endsAt", label: string, start?: string) => (
    <Field name={name} form={form} label={label} required error={typed.error(name)}>
      {(wiring) => <DateInput withTime defaultValue={typed.text(name) ?? start} {...wiring} />}
    </Field>
  );
  return (
    <>
      {field("startsAt", tsv("activities.from"), startsAt)}
      {field("endsAt", tsv("activities.to"), endsAt)}
    </>
  );
}

export function CancelHours({ form, typed, start }: { form: string; typed: Typed; start: string }) {
  return (
    <NumberField
      name="cancelHours"
      label={tsv("activities.cancelHours")}
      hint={tsv("activities.cancelHours.hint")}
      {...{ form, typed, start }}
    />
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
