"use client";

import type { ReactNode } from "react";
import { FormDialog, type Send } from "../forms/form-dialog";
import type { Typed } from "../forms/form-state";
import type { ButtonVariant } from "../ui/button";
import { tg } from "./text";

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

/** A form of Party organizations in a dialog; its words are those of its verb. */
export function PartyDialog({
  verb,
  about,
  small = false,
  variant,
  ...given
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
    <FormDialog
      {...given}
      form={verb === "enterDues" ? "dues" : verb}
      label={tg(verb)}
      title={about === undefined ? tg(verb) : `${tg(verb)} · ${about}`}
      submit={tg(`${verb}.submit`)}
      done={tg(`${verb}.done`)}
      look={{ size: small ? "sm" : "md", ...(variant === undefined ? {} : { variant }) }}
    />
  );
}
