"use client";

import type { Typed } from "../forms/form-state";
import { TextField } from "../forms/text-field";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { tc } from "./text";

/** 更正: what is right instead, and who asked for it. What is left empty stays as it is. */
export function CorrectFields({
  form,
  typed,
  checkable = false,
}: {
  form: string;
  typed: Typed;
  checkable?: boolean;
}) {
  return (
    <>
      <p className="text-sm text-ink-soft">{tc("verb.correct.hint")}</p>
      <Field
        name="name"
        form={form}
        label={tc("verb.correct.name")}
        optional
        error={typed.error("name")}
      >
        {(wiring) => (
          <TextInput autoComplete="off" limit={20} defaultValue={typed.text("name")} {...wiring} />
        )}
      </Field>
      <Field
        name="phone"
        form={form}
        label={tc("verb.correct.phone")}
        hint={tc("verb.correct.phoneHint")}
        optional
        error={typed.error("phone")}
      >
        {(wiring) => (
          <TextInput
            type="tel"
            inputMode="tel"
            autoComplete="off"
            maxLength={20}
            width="half"
            defaultValue={typed.text("phone")}
            {...wiring}
          />
        )}
      </Field>
      {checkable ? (
        <Checkbox
          name="phoneChecked"
          form={form}
          label={tc("verb.correct.checked")}
          error={typed.error("phoneChecked")}
        />
      ) : null}
      <TextField form={form} typed={typed} max={300} label={tc("verb.correct.text")} />
    </>
  );
}
