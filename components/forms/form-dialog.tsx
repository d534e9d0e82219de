"use client";

import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { ButtonLook } from "../ui/button";
import { DialogButton, useCloseDialog } from "../ui/dialog";
import type { IconName } from "../ui/icon";
import type { Typed } from "./form-state";
import { VerbForm } from "./verb-form";

export interface Send {
  action: FormAction;
  /** The first idempotency key, made by the server. */
  startKey: string;
}

interface Given {
  /** Tells the forms of one page apart. */
  form: string;
  send: Send;
  hidden: Readonly<Record<string, string | number>>;
  submit: string;
  /** Said when it worked. */
  done: string;
  children: (typed: Typed) => ReactNode;
}

/** A button that opens a form in a dialog, closed when it has worked. */
export function FormDialog({
  label,
  title,
  icon,
  look = {},
  ...given
}: Given & { label: string; title?: string; icon?: IconName | undefined; look?: ButtonLook }) {
  return (
    <DialogButton label={label} title={title ?? label} icon={icon} {...look}>
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
