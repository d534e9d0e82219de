"use client";

import { tc } from "@/components/check-ins/text";
import { VerbForm } from "@/components/forms/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogButton } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Sent {
  action: FormAction;
  startKey: string;
}

/** 登记: name and key of a district on another server, compared before it is trusted. */
export function EnterForm({ action, startKey }: Sent) {
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form="district"
      submit={tc("districts.save")}
      doneText={tc("districts.saved")}
    >
      {(typed) => (
        <>
          <Field
            name="name"
            form="district"
            label={tc("districts.name")}
            required
            error={typed.error("name")}
          >
            {(wiring) => <TextInput limit={60} defaultValue={typed.text("name")} {...wiring} />}
          </Field>
          <Field
            name="publicKey"
            form="district"
            label={tc("districts.publicKey")}
            hint={tc("districts.publicKey.hint")}
            required
            error={typed.error("publicKey")}
          >
            {(wiring) => (
              <TextInput
                spellCheck={false}
                autoComplete="off"
                limit={60}
                defaultValue={typed.text("publicKey")}
                {...wiring}
              />
            )}
          </Field>
          <Checkbox
            name="compared"
            form="district"
            label={tc("districts.compared")}
            error={typed.error("compared")}
          />
        </>
      )}
    </VerbForm>
  );
}

/** 停用, after what it means has been said. */
export function EndDialog({
  district: { id, version, name },
  action,
  startKey,
}: Sent & { district: { id: string; version: number; name: string } }) {
  return (
    <DialogButton label={tc("districts.end")} title={tc("districts.end.title", { name })} size="sm">
      <VerbForm
        action={action}
        startKey={startKey}
        form={`end-${id}`}
        hidden={{ id, version }}
        submit={tc("districts.end")}
        variant="danger"
        doneText={tc("districts.ended")}
      >
        {() => <p>{tc("districts.end.what")}</p>}
      </VerbForm>
    </DialogButton>
  );
}
