"use client";

import type { ReactNode } from "react";
import type { Typed } from "@/components/tickets/form-state";
import { VerbForm } from "@/components/tickets/verb-form";
import type { ButtonLook } from "@/components/ui/button";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { FormAction } from "@/lib/platform/core/action-state";

export interface Send {
  action: FormAction;
  startKey: string;
}

interface Given {
  form: string;
  send: Send;
  hidden: Readonly<Record<string, string | number>>;
  submit: string;
  done: string;
  children: (typed: Typed) => ReactNode;
}

/** A button that opens a form about a unit in a dialog, closed when it has worked. */
export function FormDialog({
  label,
  look = {},
  ...given
}: Given & { label: string; look?: ButtonLook }) {
  return (
    <DialogButton label={label} title={label} {...look}>
      <Inside {...given} />
    </DialogButton>
  );
}

function Inside({ form, send, hidden, submit, done, children }: Given) {
  const close = useCloseDialog();
  return (
    <VerbForm {...send} form={form} hidden={hidden} submit={submit} doneText={done} onDone={close}>
      {children}
    </VerbForm>
  );
}
