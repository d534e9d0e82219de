"use client";

import type { ReactNode } from "react";
import { tsv } from "@/components/service/text";
import type { Typed } from "@/components/forms/form-state";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { ButtonGroup } from "@/components/ui/button";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { ratings, type RequestVerb } from "@/lib/affairs/service/rules/requests";
import type { FormAction } from "@/lib/platform/core/action-state";

const steps = [
  "confirm",
  "rate",
  "finish",
  "undo",
  "giveBack",
  "resource",
  "reveal",
  "decline",
  "withdraw",
] as const satisfies readonly RequestVerb[];
type Step = (typeof steps)[number];

interface Send {
  action: FormAction;
  startKey: string;
}

/** What may be done with a request beside publishing and asking somebody; each in a dialog of its own. */
export function StepForms({
  subject,
  verbs,
  send,
}: {
  subject: Readonly<Record<string, string | number>>;
  verbs: readonly RequestVerb[];
  send: Readonly<Partial<Record<Step, Send>>>;
}) {
  return (
    <ButtonGroup>
      {steps.map((step) => {
        const one = send[step];
        return one === undefined || !verbs.includes(step) ? null : (
          <DialogButton
            key={step}
            label={tsv(`wish.${step}`)}
            title={tsv(`wish.${step}`)}
            variant={step === "confirm" ? "primary" : undefined}
          >
            <StepForm step={step} subject={subject} send={one} />
          </DialogButton>
        );
      })}
    </ButtonGroup>
  );
}

function StepForm({
  step,
  subject,
  send,
}: {
  step: Step;
  subject: Readonly<Record<string, string | number>>;
  send: Send;
}) {
  const close = useCloseDialog();
  return (
    <VerbForm
      {...send}
      form={step}
      hidden={subject}
      submit={tsv(`wish.${step}`)}
      variant={step === "withdraw" ? "danger" : "primary"}
      doneText={tsv(`wish.${step}.done`)}
      onDone={close}
    >
      {(typed) => fieldsOf(step, typed)}
    </VerbForm>
  );
}

function fieldsOf(step: Step, typed: Typed): ReactNode {
  switch (step) {
    case "confirm":
    case "rate":
      return (
        <>
          {step === "confirm" ? <p className="text-ink-soft">{tsv("wish.confirm.hint")}</p> : null}
          <RadioGroup
            name="rating"
            form={step}
            label={tsv("wish.rating")}
            look="line"
            required={step === "rate"}
            optional={step === "confirm"}
            error={typed.error("rating")}
            options={ratings.map((value) => ({ value, label: tsv(`wish.rating.${value}`) }))}
          />
        </>
      );
    case "finish":
    case "resource":
    case "decline":
      return (
        <TextField form={step} typed={typed} label={tsv(`wish.${step}.text`)} rows={3} max={200} />
      );
    case "reveal":
      return (
        <TextField
          form={step}
          typed={typed}
          label={tsv("wish.reveal.why")}
          hint={tsv("wish.reveal.hint")}
          rows={2}
          max={200}
          start={tsv("wish.reveal.start")}
        />
      );
    case "withdraw":
      return <p>{tsv("wish.withdraw.hint")}</p>;
    case "undo":
    case "giveBack":
      return null;
  }
}
