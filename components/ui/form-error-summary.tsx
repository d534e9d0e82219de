import type { ReactNode } from "react";
import { t } from "../messages/text";
import { ErrorLink } from "./error-link";
import { fieldId } from "./field";
import { FocusOnMount } from "./focus-on-mount";
import { Icon } from "./icon";

export interface FormErrorItem {
  /** The field to jump to; left out when the whole form is meant. */
  name?: string | undefined;
  text: string;
}

/** What must be put right, at the head of the form, each with a way to its field; a single field is gone to. */
export function FormErrorSummary({
  errors,
  title,
  form,
  way,
}: {
  errors: readonly FormErrorItem[];
  title?: string | undefined;
  form?: string | undefined;
  /** Where all of it is put right, if the fields are not on this page. */
  way?: ReactNode;
}) {
  if (errors.length === 0) return null;
  const [first, second] = errors;
  const only = second === undefined ? first?.name : undefined;
  return (
    <FocusOnMount
      className="rounded-md border-2 border-bad bg-surface p-3 sm:p-4"
      control={only === undefined ? undefined : fieldId(only, form)}
    >
      <h2 className="flex items-center gap-1.5 text-base font-semibold text-bad">
        <Icon name="alert" />
        {title ?? t("form.summary")}
      </h2>
      <ul className="mt-2 grid gap-1">
        {errors.map((error) => (
          <li key={`${error.name ?? ""}:${error.text}`}>
            {error.name === undefined ? (
              <span className="font-semibold">{error.text}</span>
            ) : (
              <ErrorLink id={fieldId(error.name, form)} text={error.text} />
            )}
          </li>
        ))}
      </ul>
      {way === undefined ? null : <div className="mt-3">{way}</div>}
    </FocusOnMount>
  );
}
