"use client";

import { useActionState, useEffect, useRef, type ReactNode } from "react";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { showToast } from "@/components/ui/toast";
import { idle, type FormAction } from "@/lib/platform/core/action-state";

/** One button that marks what its hidden field names. */
export function MarkForm({
  action,
  formKey,
  name,
  value,
  size,
  doneText,
  children,
}: {
  action: FormAction;
  formKey: string;
  name: "id" | "until";
  value: string;
  size?: "sm" | undefined;
  doneText?: string | undefined;
  children: ReactNode;
}) {
  const [state, send] = useActionState(action, idle(formKey));
  const told = useRef("");
  useEffect(() => {
    if (state.state !== "done" || told.current === state.key) return;
    told.current = state.key;
    if (doneText !== undefined) showToast(doneText);
  });
  return (
    <form action={send} noValidate>
      <input type="hidden" name="idempotencyKey" value={state.key} />
      <input type="hidden" name={name} value={value} />
      {state.state === "refused" ? <FormErrorSummary errors={[{ text: state.message }]} /> : null}
      <SubmitButton variant="quiet" size={size}>
        {children}
      </SubmitButton>
    </form>
  );
}
