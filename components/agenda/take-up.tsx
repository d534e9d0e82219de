"use client";

import { matterMax, titleMax } from "@/lib/parts/meetings/schema";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tme } from "../meetings/text";
import { LineField } from "../forms/line-field";
import { TextField } from "../forms/text-field";
import { VerbForm } from "../forms/verb-form";
import { DialogButton, useCloseDialog } from "../ui/dialog";
import { ta } from "./text";

interface Sent {
  ticketId: string;
  council: string;
  start: { title: string; matter: string };
  send: { action: FormAction; startKey: string };
}

/** 列为议题: title and matter are proposed from what was written for the department. */
export function TakeUp(props: Sent) {
  return (
    <DialogButton label={ta("panel.takeUp")} title={ta("panel.takeUp")} size="sm" icon="people">
      <TakeUpForm {...props} />
    </DialogButton>
  );
}

function TakeUpForm({ ticketId, council, start, send }: Sent) {
  const close = useCloseDialog();
  const form = "takeUp";
  return (
    <VerbForm
      {...send}
      form={form}
      hidden={{ id: ticketId }}
      submit={ta("panel.takeUp.submit")}
      doneText={ta("panel.takeUp.done")}
      onDone={close}
    >
      {(typed) => (
        <>
          <p className="text-ink-soft">{ta("panel.takeUp.to", { council })}</p>
          <LineField
            form={form}
            typed={typed}
            name="title"
            label={tme("propose.title")}
            start={start.title}
            max={titleMax}
          />
          <TextField
            form={form}
            typed={typed}
            name="matter"
            label={tme("propose.matter")}
            hint={ta("panel.takeUp.hint")}
            start={start.matter}
            rows={5}
            max={matterMax}
          />
        </>
      )}
    </VerbForm>
  );
}
