"use client";

import { useActionState, useEffect, useRef, type ReactNode } from "react";
import { isOvertaken, OvertakenNotice } from "@/components/forms/overtaken-notice";
import { FormErrorSummary } from "@/components/ui/form-error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { showToast } from "@/components/ui/toast";
import type { ButtonVariant } from "@/components/ui/button";
import type { Json } from "@/lib/platform/core/json";
import { idle, type ActionState } from "@/lib/platform/core/action-state";

export type FormAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

/** What the fields of a form ask: what is wrong with me, and what had been typed. */
export interface FormTools {
  error: (field: string) => string | undefined;
  typed: (field: string, before?: string) => string;
  /** Tells the fields of several forms on one page apart. */
  form: string;
}

/**
 * A form of the administration: errors on top and beside the fields, what was typed stays, success
 * is told once.
 */
export function ActionForm({
  action,
  idempotencyKey,
  name,
  hidden = {},
  submit,
  variant = "primary",
  doneText,
  onDone,
  other,
  children,
}: {
  action: FormAction;
  idempotencyKey: string;
  name: string;
  hidden?: Readonly<Record<string, string>> | undefined;
  submit: ReactNode;
  variant?: ButtonVariant | undefined;
  doneText?: string | undefined;
  onDone?: ((result: Json) => void) | undefined;
  /** Beside the submit button. */
  other?: ReactNode;
  children?: ((tools: FormTools) => ReactNode) | undefined;
}) {
  const [state, send] = useActionState(action, idle(idempotencyKey));
  const told = useRef("");
  useEffect(() => {
    if (state.state !== "done" || told.current === state.key) return;
    told.current = state.key;
    if (doneText !== undefined) showToast(doneText);
    onDone?.(state.result);
  });
  const refused = state.state === "refused" ? state : null;
  const tools: FormTools = {
    form: name,
    error: (field) => refused?.fields[field],
    typed: (field, before = "") => {
      const value = refused?.typed[field];
      return typeof value === "string" ? value : before;
    },
  };
  return (
    <form action={send} noValidate>
      <input type="hidden" name="idempotencyKey" value={state.key} />
      {Object.entries(hidden).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      {/* React empties a form after its action; a new key fills it again with what was typed. */}
      <div key={state.key} className="grid gap-4">
        {refused === null ? null : isOvertaken(refused) &&
          Object.keys(refused.fields).length === 0 ? (
          <OvertakenNotice message={refused.message} />
        ) : (
          <FormErrorSummary {...summary(refused)} form={name} />
        )}
        {children?.(tools)}
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton variant={variant}>{submit}</SubmitButton>
          {other}
        </div>
      </div>
    </form>
  );
}

function summary(refused: { message: string; fields: Record<string, string> }) {
  const errors = Object.entries(refused.fields).map(([name, text]) => ({ name, text }));
  return errors.length > 0
    ? { title: refused.message, errors }
    : { errors: [{ text: refused.message }] };
}
