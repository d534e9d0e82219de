"use client";

import { photoMax } from "@/lib/affairs/tickets/schema";
import { Field } from "../ui/field";
import { FileInput } from "../ui/file-input";
import type { Typed } from "../forms/form-state";

/** Photos, as many and as large as the server takes. */
export function PhotoField({
  name,
  form,
  typed,
  label,
  hint,
  required = false,
}: {
  name: string;
  form: string;
  typed: Typed;
  label: string;
  hint?: string | undefined;
  required?: boolean | undefined;
}) {
  return (
    <Field
      name={name}
      form={form}
      label={label}
      hint={hint}
      required={required}
      optional={!required}
      error={typed.error(name.replace("[]", ""))}
    >
      {({ maxLength: _none, ...wiring }) => (
        <FileInput {...wiring} maxCount={photoMax} maxMegabytes={10} />
      )}
    </Field>
  );
}
