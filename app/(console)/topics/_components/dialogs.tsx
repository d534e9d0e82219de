"use client";

import { TextField } from "@/components/forms/text-field";
import type { Typed } from "@/components/forms/form-state";
import { VerbForm } from "@/components/forms/verb-form";
import { tm } from "@/components/topics/text";
import { DateInput } from "@/components/ui/date-input";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { outcomes, type MeasureVerb, type ProblemVerb } from "@/lib/affairs/topics/rules/topic";
import type { FormAction } from "@/lib/platform/core/action-state";

export interface Send {
  action: FormAction;
  startKey: string;
}

/** What may be done with one measure or problem: each verb a button, its form in a dialog. */
export function TopicVerb({
  verb,
  subject,
  send,
  start = {},
  main = false,
}: {
  verb: MeasureVerb | ProblemVerb;
  subject: { id: string; version: number };
  send: Send;
  /** What stands in its fields at first. */
  start?: { text?: string | undefined; dueOn?: string | undefined };
  /** The step that is next. */
  main?: boolean;
}) {
  const form = `${verb}-${subject.id}`;
  const shared = {
    ...send,
    form,
    hidden: { id: subject.id, version: subject.version },
    submit: tm(`${verb}.submit`),
    doneText: tm(`${verb}.done`),
  };
  return (
    <DialogButton
      label={verb === "release" && start.text !== undefined ? tm("release.again") : tm(verb)}
      title={tm(verb)}
      size="sm"
      variant={main ? "primary" : undefined}
    >
      <Closing>
        {(onDone) => (
          <VerbForm {...shared} onDone={onDone}>
            {(typed) => <Fields verb={verb} form={form} typed={typed} start={start} />}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

function Fields({
  verb,
  form,
  typed,
  start,
}: {
  verb: MeasureVerb | ProblemVerb;
  form: string;
  typed: Typed;
  start: { text?: string | undefined; dueOn?: string | undefined };
}) {
  switch (verb) {
    case "report":
    case "sendBack":
      return (
        <TextField
          form={form}
          typed={typed}
          label={tm(`${verb}.text`)}
          hint={tm(`${verb}.hint`)}
          max={300}
        />
      );
    case "release":
      return (
        <TextField
          form={form}
          typed={typed}
          label={tm("release.text")}
          hint={tm("release.hint")}
          start={start.text}
          rows={5}
        />
      );
    case "hide":
      return <p>{tm("hide.hint")}</p>;
    case "review":
      return (
        <>
          <RadioGroup
            name="outcome"
            form={form}
            label={tm("review.outcome")}
            required
            value={typed.text("outcome")}
            error={typed.error("outcome")}
            options={outcomes.map((outcome) => ({
              value: outcome,
              label: tm(`outcome.${outcome}`),
            }))}
          />
          <TextField form={form} typed={typed} label={tm("review.text")} rows={4} />
        </>
      );
    case "addMeasure":
    case "replan":
      return (
        <>
          <Field name="text" form={form} label={tm("measure")} required error={typed.error("text")}>
            {(wiring) => (
              <TextInput limit={200} defaultValue={typed.text("text") ?? start.text} {...wiring} />
            )}
          </Field>
          <Field
            name="dueOn"
            form={form}
            label={tm("measure.due")}
            required
            error={typed.error("dueOn")}
          >
            {(wiring) => (
              <DateInput defaultValue={typed.text("dueOn") ?? start.dueOn} {...wiring} />
            )}
          </Field>
        </>
      );
  }
}

/** Gives the form inside a dialog the way to close it. */
function Closing({ children }: { children: (onDone: () => void) => React.ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
