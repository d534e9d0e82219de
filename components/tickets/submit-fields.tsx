"use client";

import { useState } from "react";
import { needsReason } from "@/lib/affairs/tickets/rules/outcomes";
import { Notice } from "../ui/notice";
import { AnsweredFields } from "./answered-fields";
import { ClosingCondition } from "./closing-condition";
import type { Typed } from "../forms/form-state";
import { tt } from "./messages/text";
import { OutcomeField } from "./outcome-field";
import { PhotoField } from "../photos/photo-field";
import { TextField } from "../forms/text-field";
import type { VerbContext } from "./verb-context";

/** 报结果, or a part of it: what was done, and how the place looks where the matter is one of a place. */
export function SubmitFields({
  verb,
  form,
  typed,
  context,
}: {
  verb: "submit" | "deliver";
  form: string;
  typed: Typed;
  context: VerbContext;
}) {
  return (
    <>
      <ClosingCondition text={context.closing} />
      {verb === "submit" ? (
        <TextField
          name="measures"
          form={form}
          typed={typed}
          label={tt("field.measures")}
          rows={2}
          start={context.measures ?? undefined}
        />
      ) : null}
      <TextField
        name="result"
        form={form}
        typed={typed}
        label={tt(`verb.${verb}.text`)}
        hint={tt(`verb.${verb}.textHint`)}
        rows={verb === "submit" ? 3 : 5}
        max={1000}
        start={context.result ?? undefined}
        replies={context.replies}
      />
      {verb === "submit" ? (
        <>
          <Stated form={form} typed={typed} context={context} />
          <AnsweredFields form={form} typed={typed} context={context} />
        </>
      ) : null}
      {verb === "deliver" && context.late === true ? (
        <TextField
          name="lateReason"
          form={form}
          typed={typed}
          label={tt("field.lateReason")}
          hint={tt("field.lateReason.hint")}
          rows={2}
          max={300}
        />
      ) : null}
      {(["before", "after"] as const).map((phase) => {
        const required = context.missing?.includes(phase) ?? false;
        return (
          <PhotoField
            key={phase}
            name={`${phase}[]`}
            form={form}
            typed={typed}
            label={tt(`field.${phase}`)}
            required={required}
            hint={tt(required ? `field.${phase}.required` : `field.${phase}.hint`)}
          />
        );
      })}
      {verb !== "submit" || (context.signing ?? null) === null ? null : (
        <Notice tone="info" title={tt("submit.signed")}>
          {tt(context.signing === "second" ? "submit.signed.second" : "submit.signed.own")}
        </Notice>
      )}
    </>
  );
}

/** What came of it, and only where it is not solved also why. */
function Stated({ form, typed, context }: { form: string; typed: Typed; context: VerbContext }) {
  const start = typed.text("outcome") ?? context.outcome?.stated ?? "";
  const [outcome, setOutcome] = useState(start);
  // Hidden it keeps what was typed and is not sent.
  const folded = outcome === "" || !needsReason(outcome);
  return (
    <>
      <OutcomeField
        form={form}
        typed={typed}
        label={tt("field.stated")}
        start={start}
        onChoose={setOutcome}
      />
      <fieldset disabled={folded} hidden={folded} className="min-w-0">
        <TextField
          name="outcomeReason"
          form={form}
          typed={typed}
          label={tt("field.outcomeReason")}
          hint={tt("field.outcomeReason.hint")}
          start={context.outcome?.reason ?? undefined}
        />
      </fieldset>
    </>
  );
}
