"use client";

import type { Typed } from "@/components/forms/form-state";
import { DateInput } from "@/components/ui/date-input";
import { Field, type FieldWiring } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** One line, a day or a number in a form of Party organizations; what was typed comes back after a refusal. */
export function TypedField({
  control = "line",
  form,
  typed,
  name,
  start,
  max = 60,
  optional = false,
  ...said
}: {
  control?: "line" | "day" | "month" | "number";
  form: string;
  typed: Typed;
  name: string;
  label: string;
  hint?: string | undefined;
  start?: string | undefined;
  max?: number;
  optional?: boolean;
}) {
  const value = typed.text(name) ?? start;
  const inputOf = (wiring: FieldWiring) => {
    switch (control) {
      case "line":
        return <TextInput limit={max} defaultValue={value} {...wiring} />;
      case "day":
        return <DateInput defaultValue={value} {...wiring} />;
      case "month":
        return <TextInput type="month" className="max-w-44" defaultValue={value} {...wiring} />;
      case "number":
        return (
          <TextInput inputMode="numeric" className="max-w-32" defaultValue={value} {...wiring} />
        );
    }
  };
  return (
    <Field
      {...said}
      name={name}
      form={form}
      required={!optional}
      optional={optional}
      error={typed.error(name)}
    >
      {inputOf}
    </Field>
  );
}
