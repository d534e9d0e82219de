"use client";

import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { word } from "@/components/tickets/messages/text";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { recusalGrounds } from "@/lib/affairs/tickets/rules/recusals";
import type { FormAction } from "@/lib/platform/core/action-state";

/** Who is to be kept from the matter, of those who can see it today. */
export function RecuseForm({
  id,
  people,
  startKey,
  action,
}: {
  id: string;
  people: readonly { value: string; label: string; note: string }[];
  startKey: string;
  action: FormAction;
}) {
  const form = "recuse";
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id }}
      submit={word("recusal.enter")}
      doneText={word("recusal.entered")}
    >
      {(typed) => (
        <>
          <Field
            name="personId"
            form={form}
            label={word("recusal.person")}
            hint={word("recusal.person.hint")}
            required
            error={typed.error("personId")}
          >
            {(wiring) => (
              <Combobox
                {...wiring}
                value={typed.text("personId")}
                options={people.map(({ value, label, note }) => ({
                  value,
                  label: word("recusal.personAt", { name: label, place: note }),
                }))}
              />
            )}
          </Field>
          <RadioGroup
            name="ground"
            form={form}
            label={word("recusal.ground")}
            required
            value={typed.text("ground")}
            error={typed.error("ground")}
            options={recusalGrounds.map((one) => ({
              value: one,
              label: word(`recusal.ground.${one}`),
            }))}
          />
          <TextField form={form} typed={typed} label={word("recusal.reason")} />
        </>
      )}
    </VerbForm>
  );
}

export function LiftForm({
  id,
  personId,
  startKey,
  action,
}: {
  id: string;
  personId: string;
  startKey: string;
  action: FormAction;
}) {
  const form = `lift-${personId}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id, personId }}
      submit={word("recusal.lift")}
      variant="secondary"
      doneText={word("recusal.liftedDone")}
    >
      {(typed) => (
        <TextField form={form} typed={typed} rows={2} label={word("recusal.liftReason")} />
      )}
    </VerbForm>
  );
}
