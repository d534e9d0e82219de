"use client";

import { word } from "@/components/tickets/messages/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { RadioGroup } from "@/components/ui/radio-group";
import { exclusionReasons } from "@/lib/affairs/tickets/rules/exclusions";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Given {
  id: string;
  startKey: string;
  action: FormAction;
}

export function AskForm({ id, startKey, action }: Given) {
  const form = "ask";
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id }}
      submit={word("exclusion.ask")}
      doneText={word("exclusion.asked")}
    >
      {(typed) => (
        <>
          <RadioGroup
            name="reasonCode"
            form={form}
            label={word("exclusion.reason")}
            required
            value={typed.text("reasonCode")}
            error={typed.error("reasonCode")}
            options={exclusionReasons.map((one) => ({
              value: one,
              label: word(`exclusion.reason.${one}`),
            }))}
          />
          <TextField
            form={form}
            typed={typed}
            label={word("exclusion.text")}
            hint={word("exclusion.text.hint")}
          />
        </>
      )}
    </VerbForm>
  );
}

export function DecideForm({ id, startKey, action, published }: Given & { published: boolean }) {
  const form = `decide-${id}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id }}
      submit={word("exclusion.decide")}
      doneText={word("exclusion.decided")}
    >
      {(typed) => (
        <>
          <RadioGroup
            name="decision"
            form={form}
            label={word("exclusion.decision")}
            hint={published ? word("exclusion.published") : undefined}
            required
            value={typed.text("decision")}
            error={typed.error("decision")}
            options={(["grant", "refuse"] as const).map((one) => ({
              value: one,
              label: word(`exclusion.decision.${one}`),
            }))}
          />
          <TextField form={form} typed={typed} rows={2} label={word("exclusion.decisionText")} />
        </>
      )}
    </VerbForm>
  );
}

export function LiftForm({ id, startKey, action }: Given) {
  const form = `lift-${id}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={{ id }}
      submit={word("exclusion.lift")}
      variant="secondary"
      doneText={word("exclusion.lifted")}
    >
      {(typed) => (
        <TextField form={form} typed={typed} rows={2} label={word("exclusion.liftReason")} />
      )}
    </VerbForm>
  );
}
