"use client";

import type { ReactNode } from "react";
import { DateInput } from "../ui/date-input";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import type { Typed } from "./form-state";

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
  hint?: string | undefined;
  start?: string | undefined;
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
      {(wiring) => <TextInput limit={max} defaultValue={typed.text(name) ?? start} {...wiring} />}
    </Field>
  );
}

/** A day of a form, or a day and time of day. */
export function DayField({
  form,
  typed,
  name = "day",
  label,
  hint,
  start,
  optional = false,
  withTime = false,
  onDay,
}: Given & {
  name?: string;
  label: string;
  hint?: ReactNode;
  start?: string | undefined;
  optional?: boolean;
  withTime?: boolean;
  /** Told what is chosen. */
  onDay?: ((day: string) => void) | undefined;
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
        <DateInput
          withTime={withTime}
          defaultValue={typed.text(name) ?? start}
          onChange={({ target }) => onDay?.(target.value)}
          {...wiring}
        />
      )}
    </Field>
  );
}
