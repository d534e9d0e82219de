import { Checkbox } from "./checkbox";
import { FieldError, fieldId } from "./field";

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

/** Several of a list, pressed and never typed. What was chosen is given back after a refusal. */
export function Choices({
  name,
  form,
  legend,
  hint,
  error,
  options,
  chosen = [],
  narrow = false,
}: {
  /** Of the list; the boxes carry it with brackets. */
  name: string;
  form: string;
  legend: string;
  hint?: string | undefined;
  error?: string | undefined;
  options: readonly Choice[];
  chosen?: readonly string[] | undefined;
  /** Short words, of which three fit beside each other. */
  narrow?: boolean;
}) {
  return (
    // An error summary lands on the whole list.
    <fieldset
      id={fieldId(name, form)}
      className={error === undefined ? "min-w-0" : "min-w-0 border-l-4 border-bad pl-3"}
    >
      <legend className="font-semibold">{legend}</legend>
      {hint === undefined ? null : <p className="text-sm text-ink-soft">{hint}</p>}
      <FieldError id={fieldId(name, form)} error={error} />
      <div
        className={`mt-1 grid gap-x-4 ${narrow ? "grid-cols-2 sm:grid-cols-3" : "sm:grid-cols-2"}`}
      >
        {options.map(({ value, label, hint: more }) => (
          <Checkbox
            key={value}
            name={`${name}[]`}
            form={form}
            value={value}
            label={label}
            hint={more}
            defaultChecked={chosen.includes(value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
