"use client";

import { TellCode } from "@/components/check-ins/tell-code";
import { tc } from "@/components/councils/text";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { FormAction } from "@/lib/platform/core/action-state";
import { LineField } from "@/components/forms/line-field";

export type ContactVerb = "reveal" | "tellCode" | "correct";

interface Given {
  verb: ContactVerb;
  person: { id: string; version: number; name: string; title: string };
  send: { action: FormAction; startKey: string };
}

/** Asking for the phone, telling a code face to face, putting right: a button each, its form in a dialog. */
export function PersonContact(given: Given) {
  const { verb, person } = given;
  return (
    <DialogButton label={tc(verb)} title={`${tc(verb)} · ${person.name}`} size="sm" variant="quiet">
      <Inside {...given} />
    </DialogButton>
  );
}

function Inside({ verb, person: { id, version, title }, send }: Given) {
  const close = useCloseDialog();
  const hidden = { id, version };
  const form = `${verb}-${id}`;
  if (verb === "tellCode") return <TellCode {...send} hidden={hidden} />;
  return (
    <VerbForm
      {...send}
      form={form}
      hidden={hidden}
      submit={tc(`${verb}.submit`)}
      doneText={tc(`${verb}.done`)}
      onDone={close}
    >
      {(typed) => (
        <>
          {verb === "reveal" ? null : (
            <>
              <LineField
                form={form}
                typed={typed}
                name="title"
                label={tc("person.title")}
                start={title}
              />
              <LineField
                form={form}
                typed={typed}
                name="phone"
                label={tc("correct.phone")}
                hint={tc("correct.phone.hint")}
                optional
              />
            </>
          )}
          <TextField
            form={form}
            typed={typed}
            label={tc(`${verb}.text`)}
            hint={tc(`${verb}.text.hint`)}
            rows={2}
            max={300}
          />
        </>
      )}
    </VerbForm>
  );
}
