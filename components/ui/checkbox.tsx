import type { ComponentProps, ReactNode } from "react";
import { FieldError, fieldId } from "./field";

/** The whole line can be pressed, not only the box. */
export function Checkbox({
  name,
  label,
  hint,
  error,
  form,
  value,
  ...rest
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  form?: string | undefined;
} & Omit<ComponentProps<"input">, "name" | "form" | "type" | "id">) {
  // One of a list is told apart by its value; a box of its own is where an error summary lands.
  const id = fieldId(name.endsWith("[]") ? `${name}-${String(value)}` : name, form);
  const described = [hint && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={error === undefined ? undefined : "border-l-4 border-bad pl-3"}>
      <FieldError id={id} error={error} />
      <div className="flex items-start gap-2 py-1 touch:gap-3 touch:py-2">
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          aria-describedby={described === "" ? undefined : described}
          aria-invalid={error === undefined ? undefined : true}
          className="mt-0.5 size-4.5 shrink-0 cursor-pointer rounded-sm accent-action touch:size-6"
          {...rest}
        />
        <div className="min-w-0">
          <label htmlFor={id} className="block">
            {label}
          </label>
          {hint === undefined ? null : (
            <p id={`${id}-hint`} className="text-sm text-ink-soft">
              {hint}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
