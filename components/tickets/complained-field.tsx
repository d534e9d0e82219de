"use client";

import { Field } from "../ui/field";
import { Select } from "../ui/select";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";
import type { VerbContext } from "./verb-context";

interface Fields {
  form: string;
  typed: Typed;
  context: VerbContext;
}

/** 被投诉单位: a department, or the street or the community itself. */
export function ComplainedField({ form, typed, context }: Fields) {
  return (
    <Field
      name="complainedId"
      form={form}
      label={tt("field.complained")}
      hint={tt("field.complained.hint")}
      error={typed.error("complainedId")}
    >
      {(wiring) => (
        <Select
          {...wiring}
          defaultValue={typed.text("complainedId") ?? context.complainedId ?? ""}
          empty={tt("field.complained.none")}
          options={(context.organizations ?? []).map((one) => ({
            value: one.id,
            label: one.shortName,
          }))}
        />
      )}
    </Field>
  );
}

/** The same on its own, while the matter is in work: what it does is said before it is done. */
export function NameComplainedFields(fields: Fields) {
  return (
    <>
      <p className="text-sm text-ink-soft">{tt("verb.nameComplained.note")}</p>
      <ComplainedField {...fields} />
    </>
  );
}
