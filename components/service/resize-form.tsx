"use client";

import type { FormAction } from "@/lib/platform/core/action-state";
import { VerbForm } from "../forms/verb-form";
import { DialogButton, useCloseDialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { tsv } from "./text";

/** 调整名额, for a post or a shift. */
export function ResizeForm(props: {
  slotId: string;
  capacity: number;
  action: FormAction;
  startKey: string;
}) {
  return (
    <DialogButton label={tsv("posts.resize")} title={tsv("posts.resize")} size="sm">
      <Inner {...props} />
    </DialogButton>
  );
}

function Inner({
  slotId,
  capacity,
  action,
  startKey,
}: {
  slotId: string;
  capacity: number;
  action: FormAction;
  startKey: string;
}) {
  const close = useCloseDialog();
  const form = `resize-${slotId}`;
  return (
    <VerbForm
      form={form}
      action={action}
      startKey={startKey}
      hidden={{ slotId }}
      submit={tsv("posts.resize.submit")}
      doneText={tsv("posts.resize.done")}
      onDone={close}
    >
      {(typed) => (
        <Field
          name="capacity"
          form={form}
          label={tsv("posts.capacity")}
          hint={tsv("posts.resize.hint")}
          required
          error={typed.error("capacity")}
        >
          {(wiring) => (
            <TextInput
              width="number"
              inputMode="numeric"
              defaultValue={typed.text("capacity") ?? String(capacity)}
              {...wiring}
            />
          )}
        </Field>
      )}
    </VerbForm>
  );
}
