"use client";

import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/forms/verb-form";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { directions } from "@/lib/affairs/service/rules/mobile";
import { branchMax } from "@/lib/affairs/service/schema/mobile";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "mobile";
const lines = ["name", "phone", "homeBranch", "destination"] as const;

/** 流出、流入登记: what the branch needs to keep contact, and no more. */
export function RegisterForm({ action, startKey }: { action: FormAction; startKey: string }) {
  return (
    <VerbForm action={action} startKey={startKey} form={form} submit={tsv("mobile.register")}>
      {(typed) => (
        <>
          <RadioGroup
            name="direction"
            form={form}
            label={tsv("mobile.direction")}
            look="line"
            required
            value={typed.text("direction") ?? "out"}
            error={typed.error("direction")}
            options={directions.map((one) => ({ value: one, label: tsv(`mobile.${one}`) }))}
          />
          {lines.map((name) => (
            <Field
              key={name}
              name={name}
              form={form}
              label={tsv(`mobile.${name}`)}
              hint={name === "destination" ? tsv("mobile.destination.hint") : undefined}
              required
              error={typed.error(name)}
            >
              {(wiring) => (
                <TextInput
                  width={name === "phone" ? "phone" : "half"}
                  inputMode={name === "phone" ? "tel" : undefined}
                  limit={branchMax}
                  defaultValue={typed.text(name)}
                  {...wiring}
                />
              )}
            </Field>
          ))}
          <Field
            name="since"
            form={form}
            label={tsv("mobile.since")}
            required
            error={typed.error("since")}
          >
            {(wiring) => <DateInput defaultValue={typed.text("since")} {...wiring} />}
          </Field>
        </>
      )}
    </VerbForm>
  );
}
