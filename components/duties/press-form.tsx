"use client";

import type { FormAction } from "@/lib/platform/core/action-state";
import { VerbForm } from "../forms/verb-form";
import type { ButtonVariant } from "../ui/button";

/** A row of a list and the one thing to be done with it: nothing to fill in, only to be pressed. */
export function PressForm({
  id,
  submit,
  doneText,
  variant = "secondary",
  startKey,
  action,
}: {
  id: string;
  submit: string;
  doneText: string;
  variant?: ButtonVariant;
  startKey: string;
  action: FormAction;
}) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={`press-${id}`}
      hidden={{ id }}
      submit={submit}
      variant={variant}
      doneText={doneText}
    >
      {() => null}
    </VerbForm>
  );
}
