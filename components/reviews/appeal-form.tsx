"use client";

import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { matterMax } from "@/lib/affairs/reviews/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { trv } from "./text";

interface Given {
  /** Of the round for an appeal, of the appeal for its answer. */
  id: string;
  version?: number;
  action: FormAction;
  startKey: string;
}

/** 申诉, once; with a version it is the answer to one. */
export function AppealForm(given: Given) {
  const verb = given.version === undefined ? "appeal" : "answerAppeal";
  return (
    <div>
      <DialogButton label={trv(verb)} title={trv(verb)} size="sm">
        <InDialog {...given} verb={verb} />
      </DialogButton>
    </div>
  );
}

function InDialog({
  id,
  version,
  action,
  startKey,
  verb,
}: Given & { verb: "appeal" | "answerAppeal" }) {
  const close = useCloseDialog();
  const form = `${verb}-${id}`;
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={version === undefined ? { id } : { id, version }}
      submit={trv(verb)}
      doneText={trv(`${verb}.done`)}
      onDone={close}
    >
      {(typed) => (
        <TextField
          form={form}
          typed={typed}
          label={trv(`${verb}.text`)}
          hint={trv(`${verb}.hint`)}
          rows={6}
          max={matterMax}
        />
      )}
    </VerbForm>
  );
}
