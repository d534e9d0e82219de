"use client";

import { exitCodes } from "@/lib/affairs/tickets/rules/exits";
import { Field } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { TextInput } from "../ui/text-input";
import type { Typed } from "../forms/form-state";
import { tt, word } from "./messages/text";

/** By which exit a matter leaves the screening; a duplicate names the case that came first. */
export function ExitFields({ form, typed }: { form: string; typed: Typed }) {
  return (
    <>
      <RadioGroup
        name="reasonCode"
        form={form}
        label={tt("field.exit")}
        required
        value={typed.text("reasonCode")}
        error={typed.error("reasonCode")}
        options={exitCodes.map((code) => ({
          value: code,
          label: word(`exit.${code}`),
          ...(code === "confidential" ? { hint: tt("field.exit.erases") } : {}),
        }))}
      />
      <Field
        name="number"
        form={form}
        label={tt("field.firstCase")}
        hint={tt("field.firstCase.hint")}
        optional
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
    </>
  );
}
