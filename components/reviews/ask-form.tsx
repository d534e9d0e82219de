"use client";

import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Combobox } from "@/components/ui/combobox";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { AskChoices } from "@/lib/affairs/reviews/queries/choices";
import { matterMax, titleMax } from "@/lib/affairs/reviews/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { Sure } from "./sure";
import { trv } from "./text";

const form = "ask";

/** 征求意见: of whom, why, what about, until when. With one to ask there is nothing to choose. */
export function AskForm({
  choices: { to, purposes, usual, first },
  action,
  startKey,
}: {
  choices: AskChoices;
  action: FormAction;
  startKey: string;
}) {
  const [only] = to.length === 1 ? to : [];
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      submit={trv("ask.submit")}
      hidden={only === undefined ? {} : { to: only.id }}
    >
      {(typed) => (
        <>
          <Sure typed={typed} field="matter" />
          {only === undefined ? (
            <Field name="to" form={form} label={trv("ask.to")} required error={typed.error("to")}>
              {(wiring) => (
                <Combobox
                  {...wiring}
                  value={typed.text("to") ?? ""}
                  options={to.map(({ id, name, detail }) => ({ value: id, label: name, detail }))}
                />
              )}
            </Field>
          ) : (
            <p>
              {trv("ask.to")} <strong>{only.name}</strong>
            </p>
          )}
          <Field
            name="purpose"
            form={form}
            label={trv("ask.purpose")}
            hint={trv("voluntary")}
            required
            error={typed.error("purpose")}
          >
            {(wiring) => (
              <Select
                {...wiring}
                defaultValue={typed.text("purpose") ?? ""}
                empty={trv("ask.purpose.empty")}
                options={purposes.map(({ key, name }) => ({ value: key, label: name }))}
              />
            )}
          </Field>
          <Field
            name="title"
            form={form}
            label={trv("ask.title")}
            required
            maxLength={titleMax}
            error={typed.error("title")}
          >
            {(wiring) => <TextInput defaultValue={typed.text("title")} {...wiring} />}
          </Field>
          <TextField
            name="matter"
            form={form}
            typed={typed}
            label={trv("ask.matter")}
            hint={trv("ask.matter.hint")}
            rows={6}
            max={matterMax}
          />
          <Field
            name="dueOn"
            form={form}
            label={trv("ask.due")}
            hint={trv("ask.due.hint", { usual, first })}
            optional
            error={typed.error("dueOn")}
          >
            {(wiring) => <DateInput defaultValue={typed.text("dueOn")} {...wiring} />}
          </Field>
        </>
      )}
    </VerbForm>
  );
}
