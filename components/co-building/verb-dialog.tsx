"use client";

import type { ReactNode } from "react";
import { reasonMax } from "@/lib/affairs/co-building/schema";
import { FormDialog, type Send } from "../forms/form-dialog";
import type { Typed } from "../forms/form-state";
import { LineField } from "../forms/line-field";
import type { ButtonLook } from "../ui/button";
import type { IconName } from "../ui/icon";
import { tco } from "./text";

export interface About {
  id: string;
  version: number;
}

type FormVerb =
  | "change"
  | "commitment.add"
  | "commitment.drop"
  | "commitment.edit"
  | "confirm"
  | "decline"
  | "edit"
  | "end"
  | "finish"
  | "photos.add"
  | "renew"
  | "recall"
  | "return"
  | "review"
  | "sign"
  | "start"
  | "step.add"
  | "step.done"
  | "step.drop"
  | "step.edit"
  | "step.undo"
  | "tick"
  | "time.close"
  | "time.open"
  | "untick"
  | "withdraw";

/** A form of co-building in a dialog; its words are those of its verb. */
export function VerbDialog({
  verb,
  form = verb,
  ...given
}: {
  verb: FormVerb;
  /** Where a page has the same verb for several things. */
  form?: string;
  send: Send;
  hidden: Readonly<Record<string, string | number>>;
  icon?: IconName;
  look?: ButtonLook;
  children: (typed: Typed) => ReactNode;
}) {
  return (
    <FormDialog
      {...given}
      form={form}
      label={tco(verb)}
      submit={tco(`${verb}.submit`)}
      done={tco(`${verb}.done`)}
    />
  );
}

/** What needs no more than one's word: what follows from it, and the button. */
export function WordDialog({
  verb,
  form,
  about: { id, version },
  send,
  look,
}: {
  verb: "commitment.drop" | "confirm" | "recall" | "sign" | "start" | "step.drop";
  form?: string;
  about: About;
  send: Send;
  look: ButtonLook;
}) {
  return (
    <VerbDialog
      verb={verb}
      {...(form === undefined ? {} : { form })}
      send={send}
      hidden={{ id, version }}
      look={look}
    >
      {() => <p className="text-ink-soft">{tco(`${verb}.hint`)}</p>}
    </VerbDialog>
  );
}

/** What is done with a reason. */
export function ReasonDialog({
  verb,
  form = verb,
  about: { id, version },
  label = tco("reason"),
  hint,
  send,
  look = {},
}: {
  verb: "decline" | "end" | "return" | "step.undo" | "untick" | "withdraw";
  /** Where a page has the same verb for several things. */
  form?: string;
  about: About;
  label?: string;
  hint?: string;
  send: Send;
  look?: ButtonLook;
}) {
  return (
    <VerbDialog verb={verb} form={form} send={send} hidden={{ id, version }} look={look}>
      {(typed) => (
        <LineField
          form={form}
          typed={typed}
          name="reason"
          label={label}
          hint={hint}
          max={reasonMax}
        />
      )}
    </VerbDialog>
  );
}
