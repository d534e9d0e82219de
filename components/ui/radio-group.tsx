import type { ReactNode } from "react";
import { classes } from "./classes";
import { describedBy, FieldError, FieldHint, FieldMark, fieldId, type FieldProps } from "./field";

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean | undefined;
}

export type RadioLook = "list" | "line" | "cards";

const looks: Readonly<Record<RadioLook, string>> = {
  list: "grid gap-1",
  line: "flex flex-wrap gap-x-6 gap-y-1",
  cards: "grid gap-2 sm:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]",
};

/** One of a few. As cards it is made for thumbs: the whole card is the button. */
export function RadioGroup({
  options,
  value,
  look = "list",
  onChoose,
  ...field
}: Omit<FieldProps, "maxLength"> & {
  options: readonly RadioOption[];
  /** What is chosen at the start. */
  value?: string | null | undefined;
  look?: RadioLook | undefined;
  /** Where other fields depend on it. */
  onChoose?: ((value: string) => void) | undefined;
}) {
  const { name, label, hint, error, required = false, optional = false, form } = field;
  const id = fieldId(name, form);
  return (
    <fieldset
      aria-describedby={describedBy(id, { hint, error })}
      className={error === undefined ? "min-w-0" : "min-w-0 border-l-4 border-bad pl-3"}
    >
      <legend className="font-semibold text-ink">
        {label}
        <FieldMark required={required} optional={optional} />
      </legend>
      <FieldHint id={id} hint={hint} />
      <FieldError id={id} error={error} />
      <div className={classes("mt-1.5", looks[look])}>
        {options.map((option, at) => (
          <RadioChoice
            key={option.value}
            option={option}
            // The first carries the id of the field, so that an error summary lands on it.
            id={at === 0 ? id : `${id}-${option.value}`}
            name={name}
            card={look === "cards"}
            checked={option.value === value}
            required={required}
            onChoose={onChoose}
          />
        ))}
      </div>
    </fieldset>
  );
}

function RadioChoice({
  option,
  id,
  name,
  card,
  checked,
  required,
  onChoose,
}: {
  option: RadioOption;
  id: string;
  name: string;
  card: boolean;
  checked: boolean;
  required: boolean;
  onChoose: ((value: string) => void) | undefined;
}) {
  const input = (
    <input
      type="radio"
      id={id}
      name={name}
      value={option.value}
      defaultChecked={checked}
      required={required}
      disabled={option.disabled}
      onChange={
        onChoose === undefined
          ? undefined
          : () => {
              onChoose(option.value);
            }
      }
      aria-describedby={option.hint === undefined ? undefined : `${id}-hint`}
      className={classes(
        "shrink-0 cursor-pointer accent-action",
        card ? "peer absolute top-3.5 left-3 size-5" : "mt-0.5 size-4.5 touch:size-6",
      )}
    />
  );
  const hint =
    option.hint === undefined ? null : (
      <span id={`${id}-hint`} className="block text-sm font-normal text-ink-soft">
        {option.hint}
      </span>
    );
  if (!card) {
    return (
      <div className="flex items-start gap-2 py-0.5 touch:gap-3 touch:py-1.5">
        {input}
        <label htmlFor={id} className="min-w-0">
          {option.label}
          {hint}
        </label>
      </div>
    );
  }
  return (
    <div className="relative">
      {input}
      <label
        htmlFor={id}
        className={classes(
          "block h-full min-h-12 rounded-md border border-line-strong bg-surface py-3 pr-3 pl-10 font-semibold",
          "peer-checked:border-action peer-checked:bg-action-soft peer-checked:text-action-dark hover:border-action hover:bg-action-soft",
          "peer-checked:outline-2 peer-checked:-outline-offset-2 peer-checked:outline-action",
          "peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus",
          "peer-disabled:cursor-not-allowed peer-disabled:border-line peer-disabled:bg-idle-soft peer-disabled:text-ink-faint",
        )}
      >
        {option.label}
        {hint}
      </label>
    </div>
  );
}
