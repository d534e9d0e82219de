"use client";

import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";

/** 并案: by its number, the matter that is to lead. */
export function LeadField({ form, typed }: { form: string; typed: Typed }) {
  return (
    <Field
      name="number"
      form={form}
      label={tt("field.lead")}
      hint={tt("field.lead.hint")}
      required
      error={typed.error("number")}
    >
      {(wiring) => (
        <TextInput
          inputMode="numeric"
          maxLength={20}
          defaultValue={typed.text("number")}
          {...wiring}
        />
      )}
    </Field>
  );
}

/** Says that others wait for what is done here, so that it is written for all of them. */
export function Joined({
  about,
  count = 0,
}: {
  about: "dispatch" | "close";
  /** How many tickets are linked to this one. */
  count?: number | undefined;
}) {
  return count === 0 ? null : (
    <p className="rounded-md border border-action-line bg-action-soft px-3 py-2 text-sm">
      {tt(`cluster.${about}`, { count, people: count + 1 })}
    </p>
  );
}
