"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { tpa } from "@/components/proactive/text";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { outcomes } from "@/lib/affairs/proactive/rules/proactive";
import { lineMax } from "@/lib/affairs/proactive/schema";
import type { FormAction } from "@/lib/platform/core/action-state";

const form = "report";

/** One line about what was done. */
export function ReportForm(props: {
  send: { action: FormAction; startKey: string };
  subject: { id: string; version: number };
}) {
  return (
    <DialogButton label={tpa("report")} title={tpa("report")} variant="primary" icon="check">
      <Body {...props} />
    </DialogButton>
  );
}

function Body({ send, subject }: Parameters<typeof ReportForm>[0]) {
  const close = useCloseDialog();
  return (
    <VerbForm
      {...send}
      form={form}
      submit={tpa("report.submit")}
      doneText={tpa("report.done")}
      onDone={close}
      hidden={subject}
    >
      {(typed) => (
        <>
          <RadioGroup
            name="outcome"
            form={form}
            label={tpa("report.outcome")}
            look="line"
            required
            value={typed.text("outcome") ?? "done"}
            error={typed.error("outcome")}
            options={outcomes.map((one) => ({ value: one, label: tpa(`outcome.${one}`) }))}
          />
          <Field
            name="text"
            form={form}
            label={tpa("report.text")}
            hint={tpa("report.hint")}
            required
            maxLength={lineMax}
            error={typed.error("text")}
          >
            {(wiring) => <TextInput defaultValue={typed.text("text")} {...wiring} />}
          </Field>
        </>
      )}
    </VerbForm>
  );
}
