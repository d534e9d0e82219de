"use client";

import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { OpinionVerb } from "@/lib/affairs/reviews/rules/opinions";
import { matterMax, outcomeMax } from "@/lib/affairs/reviews/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

import { trv } from "./text";

interface Given {
  verb: OpinionVerb;
  subject: { id: string; version: number };
  send: { action: FormAction; startKey: string };
  /** What stands in the field at first. */
  start?: string | undefined;
}

/** 答复、回应、办结: a button, its form in a dialog. */
export function OpinionVerbButton({ main, ...given }: Given & { main: boolean }) {
  const { verb } = given;
  return (
    <DialogButton
      label={trv(verb)}
      title={trv(verb)}
      variant={main ? "primary" : undefined}
      icon={verb === "close" ? "checkCircle" : "edit"}
    >
      <InDialog {...given} />
    </DialogButton>
  );
}

function InDialog({ verb, subject, send, start }: Given) {
  const close = useCloseDialog();
  const form = `${verb}-${subject.id}`;
  return (
    <VerbForm
      {...send}
      form={form}
      hidden={subject}
      submit={trv(`${verb}.submit`)}
      doneText={trv(`${verb}.done`)}
      onDone={close}
    >
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          label={trv(`${verb}.text`)}
          hint={trv(`${verb}.hint`)}
          rows={7}
          start={start}
          max={verb === "close" ? outcomeMax : matterMax}
        />
      )}
    </VerbForm>
  );
}
