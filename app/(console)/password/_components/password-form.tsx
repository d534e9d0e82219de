"use client";

import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";
import { idle } from "@/lib/platform/core/action-state";
import { tp } from "./text";

/** What was typed into a password field never comes back from the server; the rest is told. */
export function PasswordForm({ action, formKey }: { action: FormAction; formKey: string }) {
  const [state, send] = useActionState(action, idle(formKey));
  const fields: Record<string, string> = state.state === "refused" ? state.fields : {};
  const errors = Object.entries(fields).map(([name, text]) => ({ name, text }));
  const general =
    state.state === "refused" && errors.length === 0 ? [{ text: state.message }] : errors;
  return (
    <form action={send} noValidate>
      <div key={state.key} className="grid max-w-md gap-4">
        <FormErrorSummary errors={general} />
        <Field
          name="presentPassword"
          label={tp("present")}
          required
          error={fields["presentPassword"]}
        >
          {(wiring) => <TextInput type="password" autoComplete="current-password" {...wiring} />}
        </Field>
        <Field
          name="newPassword"
          label={tp("new")}
          hint={tp("new.hint")}
          required
          error={fields["newPassword"]}
        >
          {(wiring) => <TextInput type="password" autoComplete="new-password" {...wiring} />}
        </Field>
        <Field
          name="repeatedPassword"
          label={tp("repeat")}
          required
          error={fields["repeatedPassword"]}
        >
          {(wiring) => <TextInput type="password" autoComplete="new-password" {...wiring} />}
        </Field>
        <p className="text-sm text-ink-soft">{tp("saved.note")}</p>
        <div>
          <SubmitButton>{tp("save")}</SubmitButton>
        </div>
      </div>
    </form>
  );
}
