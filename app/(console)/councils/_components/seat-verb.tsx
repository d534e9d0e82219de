"use client";

import type { ReactNode } from "react";
import { TextField } from "@/components/forms/text-field";
import type { Typed } from "@/components/forms/form-state";
import { VerbForm } from "@/components/forms/verb-form";
import { tc } from "@/components/councils/text";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { closeReasons, holderRoles, leaveReasons } from "@/lib/affairs/councils/rules/seats";
import type { StepVerb } from "@/lib/affairs/councils/rules/rights";
import type { FormAction } from "@/lib/platform/core/action-state";
import { DayField, LineField } from "@/components/forms/line-field";
import { PersonFields, StepFields } from "./fields";

export type SeatVerbName = StepVerb | "recommend" | "end" | "closeSeat";

/** What may be done with a seat or with who is on it: each verb a button, its form in a dialog. */
export function SeatVerb({
  verb,
  about,
  subject,
  today,
  send,
  main = false,
}: {
  verb: SeatVerbName;
  /** Whom or which seat it is about: in the dialog's title. */
  about: string;
  subject: { id: string; version: number };
  today: string;
  send: { action: FormAction; startKey: string };
  /** The step that is next. */
  main?: boolean;
}) {
  const form = `${verb}-${subject.id}`;
  return (
    <DialogButton
      label={tc(verb)}
      title={`${tc(verb)} · ${about}`}
      size="sm"
      variant={main ? "primary" : undefined}
    >
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={{ id: subject.id, version: subject.version }}
            submit={tc(`${verb}.submit`)}
            doneText={tc(`${verb}.done`)}
            onDone={onDone}
          >
            {(typed) => <Fields verb={verb} form={form} typed={typed} today={today} />}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

function Fields({
  verb,
  ...given
}: {
  verb: SeatVerbName;
  form: string;
  typed: Typed;
  today: string;
}) {
  const { form, typed, today } = given;
  switch (verb) {
    case "recommend":
      return (
        <>
          <RadioGroup
            name="role"
            form={form}
            label={tc("recommend.role")}
            look="line"
            value={typed.text("role") ?? "holder"}
            error={typed.error("role")}
            options={holderRoles.map((role) => ({ value: role, label: tc(`role.${role}`) }))}
          />
          <PersonFields form={form} typed={typed} />
          <DayField form={form} typed={typed} label={tc("step.day")} start={today} />
          <TextField
            form={form}
            typed={typed}
            name="note"
            label={tc("step.note")}
            rows={2}
            max={300}
            optional
          />
        </>
      );
    case "end":
      return (
        <>
          <RadioGroup
            name="reason"
            form={form}
            label={tc("end.reason")}
            required
            look="line"
            value={typed.text("reason")}
            error={typed.error("reason")}
            options={leaveReasons.map((reason) => ({
              value: reason,
              label: tc(`reason.${reason}`),
            }))}
          />
          <TextField
            form={form}
            typed={typed}
            label={tc("end.text")}
            hint={tc("end.text.hint")}
            rows={2}
            max={300}
          />
          <div className="grid gap-3 sm:grid-cols-2">
            <DayField form={form} typed={typed} label={tc("end.day")} start={today} />
            <LineField
              form={form}
              typed={typed}
              name="documentNo"
              label={tc("step.documentNo")}
              optional
            />
          </div>
          <fieldset className="grid gap-3 rounded-md border p-3">
            <legend className="px-1 font-semibold">{tc("end.successor")}</legend>
            <PersonFields form={form} typed={typed} optional />
          </fieldset>
        </>
      );
    case "closeSeat":
      return (
        <>
          <p>{tc("closeSeat.hint")}</p>
          <RadioGroup
            name="reason"
            form={form}
            label={tc("closeSeat.reason")}
            required
            look="line"
            value={typed.text("reason")}
            error={typed.error("reason")}
            options={closeReasons.map((reason) => ({
              value: reason,
              label: tc(`close.${reason}`),
            }))}
          />
          <DayField form={form} typed={typed} label={tc("closeSeat.day")} start={today} />
        </>
      );
    case "select":
    case "approve":
    case "appoint":
    case "publish":
    case "decline":
      return (
        <>
          <p className="text-ink-soft">{tc(`${verb}.hint`)}</p>
          <StepFields {...given} paper={verb === "approve" || verb === "appoint"} />
        </>
      );
  }
}

/** Gives the form inside a dialog the way to close it. */
function Closing({ children }: { children: (onDone: () => void) => ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
