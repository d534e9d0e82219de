"use client";

import type { Typed } from "../tickets/form-state";
import { Checkbox } from "../ui/checkbox";
import { FieldError, fieldId } from "../ui/field";

/** Several of a fixed list, pressed and never typed: skills, times. */
export function CodeChoices({
  name,
  form,
  typed,
  legend,
  hint,
  options,
  chosen,
  word,
}: {
  name: string;
  form: string;
  typed: Typed;
  legend: string;
  hint?: string;
  options: readonly string[];
  chosen: readonly string[];
  word: (option: string) => string;
}) {
  const marked = typed.list(name) ?? chosen;
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      {hint === undefined ? null : <p className="text-sm text-ink-soft">{hint}</p>}
      <FieldError id={fieldId(name, form)} error={typed.error(name)} />
      <div className="mt-1 grid grid-cols-2 gap-x-4 sm:grid-cols-3">
        {options.map((one) => (
          <Checkbox
            key={one}
            name={`${name}[]`}
            form={form}
            value={one}
            label={word(one)}
            defaultChecked={marked.includes(one)}
          />
        ))}
      </div>
    </fieldset>
  );
}
