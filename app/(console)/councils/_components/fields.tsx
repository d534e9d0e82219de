"use client";

import { TextField } from "@/components/tickets/text-field";
import type { Typed } from "@/components/tickets/form-state";
import { tc } from "@/components/councils/text";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

interface Given {
  form: string;
  typed: Typed;
}

/** A line of text of a form, whose label says what belongs there. */
export function LineField({
  form,
  typed,
  name,
  label,
  hint,
  start,
  optional = false,
  max = 60,
}: Given & {
  name: string;
  label: string;
  hint?: string;
  start?: string;
  optional?: boolean;
  max?: number;
}) {
  return (
    <Field
      name={name}
      form={form}
      label={label}
      hint={hint}
      required={!optional}
      optional={optional}
      error={typed.error(name)}
    >
      {(wiring) => (
        <TextInput maxLength={max} defaultValue={typed.text(name) ?? start} {...wiring} />
      )}
    </Field>
  );
}

export function DayField({
  form,
  typed,
  name = "day",
  label,
  hint,
  start,
  optional = false,
}: Given & { name?: string; label: string; hint?: string; start?: string; optional?: boolean }) {
  return (
    <Field
      name={name}
      form={form}
      label={label}
      hint={hint}
      required={!optional}
      optional={optional}
      error={typed.error(name)}
    >
      {(wiring) => <DateInput defaultValue={typed.text(name) ?? start} {...wiring} />}
    </Field>
  );
}

/** Who is proposed. Without a phone one sits in the council as well. */
export function PersonFields({ form, typed, optional = false }: Given & { optional?: boolean }) {
  const shared = { form, typed };
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <LineField {...shared} name="name" label={tc("person.name")} optional={optional} max={30} />
        <LineField {...shared} name="title" label={tc("person.title")} optional={optional} />
      </div>
      <LineField
        {...shared}
        name="phone"
        label={tc("person.phone")}
        hint={tc("person.phone.hint")}
        optional
      />
    </>
  );
}

/** The day of a step, the number of its paper, and a word about it. */
export function StepFields({
  form,
  typed,
  today,
  paper,
}: Given & { today: string; paper: boolean }) {
  const shared = { form, typed };
  return (
    <>
      <DayField {...shared} label={tc("step.day")} start={today} />
      <LineField
        {...shared}
        name="documentNo"
        label={tc("step.documentNo")}
        hint={tc("step.documentNo.hint")}
        optional={!paper}
      />
      <TextField {...shared} name="note" label={tc("step.note")} rows={2} max={300} optional />
    </>
  );
}
