"use client";

import { photoMax } from "@/lib/parts/attachments/schema";
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
  max = photoMax,
}: {
  name: string;
  form: string;
  typed: Typed;
  label: string;
  hint?: string | undefined;
  required?: boolean | undefined;
  /** Where fewer than usual are left. */
  max?: number | undefined;
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
      {(wiring) => <FileInput {...wiring} maxCount={Math.min(max, photoMax)} maxMegabytes={10} />}
    </Field>
  );
}
