"use client";

import type { ReactNode } from "react";
import type { Typed } from "@/components/tickets/form-state";
import { VerbForm } from "@/components/tickets/verb-form";
import type { ButtonVariant } from "@/components/ui/button";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tg } from "./text";

export interface Send {
  action: FormAction;
  startKey: string;
}

export type PartyFormVerb =
  | "record"
  | "strike"
  | "enterDues"
  | "openCase"
  | "gather"
  | "plan"
  | "check"
  | "sendBack"
  | "lift";

/** A button that opens a form in a dialog, closed when it has worked. */
export function FormDialog({
  verb,
  about,
  send,
  hidden,
  small = false,
  variant,
  children,
}: {
  verb: PartyFormVerb;
  /** What it is about: in the dialog's title. */
  about?: string;
  send: Send;
  hidden: Readonly<Record<string, string | number>>;
  small?: boolean;
  variant?: ButtonVariant | undefined;
  children: (typed: Typed) => ReactNode;
}) {
  return (
    <DialogButton
      label={tg(verb)}
      title={about === undefined ? tg(verb) : `${tg(verb)} · ${about}`}
      size={small ? "sm" : "md"}
      variant={variant}
    >
      <Inside verb={verb} send={send} hidden={hidden}>
        {children}
      </Inside>
    </DialogButton>
  );
}

function Inside({
  verb,
  send,
  hidden,
  children,
}: {
  verb: PartyFormVerb;
  send: Send;
  hidden: Readonly<Record<string, string | number>>;
  children: (typed: Typed) => ReactNode;
}) {
  const close = useCloseDialog();
  return (
    <VerbForm
      {...send}
      form={verb === "enterDues" ? "dues" : verb}
      hidden={hidden}
      submit={tg(`${verb}.submit`)}
      doneText={tg(`${verb}.done`)}
      onDone={close}
    >
      {children}
    </VerbForm>
  );
}
