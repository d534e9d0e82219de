"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { DayField, LineField } from "@/components/forms/line-field";
import { TextField } from "@/components/forms/text-field";
import { tc } from "@/components/councils/text";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { termYears } from "@/lib/affairs/councils/rules/seats";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "beginTerm";

interface Given {
  action: FormAction;
  startKey: string;
  council: { id: string; version: number };
  /** The day after the end of the present term. */
  due: string;
}

/** 换届: what it does to seats and people is said before it is done. */
export function BeginTerm(given: Given) {
  return (
    <DialogButton label={tc("beginTerm")} title={tc("beginTerm")} icon="redo">
      <TermForm {...given} />
    </DialogButton>
  );
}

function TermForm({ action, startKey, council, due }: Given) {
  const close = useCloseDialog();
  return (
    <VerbForm
      action={action}
      startKey={startKey}
      form={form}
      hidden={council}
      submit={tc("beginTerm.submit")}
      doneText={tc("beginTerm.done")}
      onDone={close}
    >
      {(typed) => (
        <>
          <p>{tc("beginTerm.hint")}</p>
          <div className="grid gap-3 sm:grid-cols-2">
            <DayField
              form={form}
              typed={typed}
              name="startsOn"
              label={tc("beginTerm.startsOn")}
              hint={tc("beginTerm.startsOn.hint", { due })}
            />
            <DayField
              form={form}
              typed={typed}
              name="endsOn"
              label={tc("beginTerm.endsOn")}
              hint={tc("setUp.endsOn.hint", { years: termYears })}
              optional
            />
          </div>
          <LineField
            form={form}
            typed={typed}
            name="approvalNo"
            label={tc("beginTerm.approvalNo")}
            hint={tc("beginTerm.approvalNo.hint")}
            optional
          />
          <TextField
            form={form}
            typed={typed}
            name="changeReason"
            label={tc("beginTerm.changeReason")}
            rows={2}
            max={300}
            optional
          />
        </>
      )}
    </VerbForm>
  );
}
