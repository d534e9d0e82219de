"use client";

import type { FormAction } from "@/lib/platform/core/action-state";
import { TextField } from "../forms/text-field";
import { VerbForm } from "../forms/verb-form";
import { DialogButton, useCloseDialog } from "../ui/dialog";

/** A step that needs a reason, in a dialog: withdraw a post, end or cancel an activity, refuse an entry. */
export function EndForm({
  form,
  subject,
  action,
  startKey,
  label,
  text,
  hint,
  doneText,
  small = false,
  hidden,
}: {
  form: string;
  subject: { id: string; version: number };
  action: FormAction;
  startKey: string;
  label: string;
  text: string;
  hint?: string | undefined;
  doneText: string;
  small?: boolean | undefined;
  /** What of the subject is meant, where it has several parts. */
  hidden?: Readonly<Record<string, string>> | undefined;
}) {
  return (
    <DialogButton label={label} title={label} size={small ? "sm" : undefined}>
      <Inner
        form={`${form}-${subject.id}`}
        {...{ subject, action, startKey, label, text, hint, doneText, hidden }}
      />
    </DialogButton>
  );
}

function Inner({
  form,
  subject,
  action,
  startKey,
  label,
  text,
  hint,
  doneText,
  hidden,
}: {
  form: string;
  subject: { id: string; version: number };
  action: FormAction;
  startKey: string;
  label: string;
  text: string;
  hint: string | undefined;
  doneText: string;
  hidden: Readonly<Record<string, string>> | undefined;
}) {
  const close = useCloseDialog();
  return (
    <VerbForm
      form={form}
      action={action}
      startKey={startKey}
      hidden={{ ...hidden, id: subject.id, version: subject.version }}
      submit={label}
      doneText={doneText}
      onDone={close}
    >
      {(typed) => (
        <TextField form={form} typed={typed} label={text} hint={hint} max={300} rows={3} />
      )}
    </VerbForm>
  );
}
