"use client";

import { returnReasons } from "@/lib/affairs/tickets/schema";
import { Field } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { TextInput } from "../ui/text-input";
import type { Typed } from "../forms/form-state";
import { tt, word } from "./messages/text";
import { TextField } from "../forms/text-field";

/** 退单: why, by what, and in words. */
export function ReturnFields({ form, typed }: { form: string; typed: Typed }) {
  return (
    <>
      <RadioGroup
        name="reasonCode"
        form={form}
        label={tt("field.returnReason")}
        required
        value={typed.text("reasonCode")}
        error={typed.error("reasonCode")}
        options={returnReasons.map((one) => ({ value: one, label: word(`returnReason.${one}`) }))}
      />
      <Field
        name="reference"
        form={form}
        label={tt("field.reference")}
        hint={tt("field.reference.hint")}
        error={typed.error("reference")}
      >
        {(wiring) => <TextInput limit={100} defaultValue={typed.text("reference")} {...wiring} />}
      </Field>
      <TextField form={form} typed={typed} label={tt("verb.requestReturn.text")} />
    </>
  );
}
