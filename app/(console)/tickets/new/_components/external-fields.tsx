"use client";

import type { Typed } from "@/components/forms/form-state";
import { tt } from "@/components/tickets/messages/text";
import { Card } from "@/components/ui/card";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** The number and the time that another channel gave the case. */
export function ExternalFields({ form, typed }: { form: string; typed: Typed }) {
  return (
    <Card title={tt("new.external")}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          name="externalNumber"
          form={form}
          label={tt("new.externalNumber")}
          optional
          error={typed.error("externalNumber")}
        >
          {(wiring) => (
            <TextInput {...wiring} limit={40} defaultValue={typed.text("externalNumber")} />
          )}
        </Field>
        <Field
          name="externalDueAt"
          form={form}
          label={tt("new.externalDueAt")}
          optional
          error={typed.error("externalDueAt")}
        >
          {(wiring) => (
            <DateInput withTime {...wiring} defaultValue={typed.text("externalDueAt")} />
          )}
        </Field>
      </div>
    </Card>
  );
}
