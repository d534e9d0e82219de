import type { ReactNode } from "react";
import { t } from "../messages/text";
import { CharacterCounter } from "./character-counter";
import { Icon } from "./icon";

/** What a control takes over from its field, spread onto the control. */
export interface FieldWiring {
  id: string;
  name: string;
  required?: true;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

/** One id for a name, so that an error summary can point at the control; of a list without its brackets. */
export function fieldId(name: string, form = "f"): string {
  return `${form}-${name.replace(/\[\]$/, "").replace(/[^\w-]/g, "-")}`;
}

export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Advice: what happened and what to do. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** Says "选填" beside the label; for forms in which most fields are required. */
  optional?: boolean | undefined;
  /** Counts below the control; a longer text stays whole in it and is told. */
  maxLength?: number | undefined;
  /** Tells two forms on one page apart. */
  form?: string | undefined;
}

/** Label, hint, control and error of one field, wired for screen readers. */
export function Field({
  children,
  ...field
}: FieldProps & { children: (wiring: FieldWiring) => ReactNode }) {
  const { name, label, error, required = false, optional = false, maxLength, form } = field;
  const id = fieldId(name, form);
  return (
    <div className={error === undefined ? undefined : "border-l-4 border-bad pl-3"}>
      <label htmlFor={id} className="block font-semibold text-ink">
        {label}
        <FieldMark required={required} optional={optional} />
      </label>
      <FieldHint id={id} hint={field.hint} />
      <FieldError id={id} error={error} />
      <div className="mt-1">{children(wire(field))}</div>
      {maxLength === undefined ? null : (
        <CharacterCounter controlId={id} limit={maxLength} invalid={error !== undefined} />
      )}
    </div>
  );
}

export function FieldMark({ required, optional }: { required: boolean; optional: boolean }) {
  if (required) {
    return (
      <span className="ml-1 text-bad">
        <span aria-hidden="true">*</span>
        <span className="sr-only">{t("form.required")}</span>
      </span>
    );
  }
  return optional ? (
    <span className="ml-1.5 text-xs font-normal text-ink-faint">{t("form.optional")}</span>
  ) : null;
}

export function FieldHint({ id, hint }: { id: string; hint: ReactNode }) {
  return hint === undefined ? null : (
    <p id={`${id}-hint`} className="mt-0.5 text-sm text-ink-soft">
      {hint}
    </p>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error === undefined ? null : (
    <p id={`${id}-error`} className="mt-1 flex items-start gap-1 text-sm font-semibold text-bad">
      <Icon name="alert" size="sm" className="mt-0.5" />
      <span>
        <span className="sr-only">{t("form.error")}</span>
        {error}
      </span>
    </p>
  );
}

/** The ids of what describes a field, in reading order; undefined when nothing does. */
export function describedBy(
  id: string,
  { hint, error, maxLength }: Pick<FieldProps, "hint" | "error" | "maxLength">,
): string | undefined {
  const ids = [
    hint === undefined ? null : `${id}-hint`,
    error === undefined ? null : `${id}-error`,
    maxLength === undefined ? null : `${id}-count`,
  ].filter((each) => each !== null);
  return ids.length === 0 ? undefined : ids.join(" ");
}

function wire(field: FieldProps): FieldWiring {
  const id = fieldId(field.name, field.form);
  const described = describedBy(id, field);
  return {
    id,
    name: field.name,
    ...(field.required === true ? { required: true as const } : {}),
    ...(described === undefined ? {} : { "aria-describedby": described }),
    ...(field.error === undefined ? {} : { "aria-invalid": true as const }),
  };
}
