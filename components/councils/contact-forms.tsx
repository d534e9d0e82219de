"use client";

import type { ReactNode } from "react";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { Typed } from "../forms/form-state";
import { DayField } from "../forms/line-field";
import { TextField } from "../forms/text-field";
import { VerbForm } from "../forms/verb-form";
import { Checkbox } from "../ui/checkbox";
import { DialogButton, useCloseDialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Select } from "../ui/select";
import { tc } from "./text";

interface Send {
  action: FormAction;
  startKey: string;
}

/** 记一笔: one line about one contact. Who keeps it for others names the seat. */
export function RecordContact({
  send,
  items,
  seatId,
  today,
  main = false,
}: {
  send: Send;
  /** Of what: one, or a choice of several. */
  items: readonly { value: string; label: string }[];
  seatId?: string;
  today: string;
  main?: boolean;
}) {
  const [only] = items;
  const single = items.length === 1 ? only : undefined;
  const form = `recordContact-${single?.value ?? "any"}`;
  return (
    <DialogButton
      label={tc("recordContact")}
      title={single === undefined ? tc("recordContact") : single.label}
      size="sm"
      variant={main ? "primary" : undefined}
      icon="edit"
    >
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={{
              ...(seatId === undefined ? {} : { seatId }),
              ...(single === undefined ? {} : { itemKey: single.value }),
            }}
            submit={tc("recordContact.submit")}
            doneText={tc("recordContact.done")}
            onDone={onDone}
          >
            {(typed) => (
              <>
                {single === undefined ? (
                  <Field
                    name="itemKey"
                    form={form}
                    label={tc("recordContact.item")}
                    required
                    error={typed.error("itemKey")}
                  >
                    {(wiring) => (
                      <Select
                        defaultValue={typed.text("itemKey") ?? only?.value}
                        options={[...items]}
                        {...wiring}
                      />
                    )}
                  </Field>
                ) : null}
                <Lines form={form} typed={typed} start={{ day: today }} />
                <Checkbox
                  name="onPaper"
                  form={form}
                  label={tc("recordContact.onPaper")}
                  hint={tc("recordContact.onPaper.hint")}
                  defaultChecked={typed.text("onPaper") === "on"}
                />
              </>
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

interface Recorded {
  id: string;
  version: number;
  title: string;
  day: string;
  what: string;
  outcome: string | null;
}

/** 更正 and 划去, each with the reason. */
export function ChangeContact({
  verb,
  record,
  send,
}: {
  verb: "correctContact" | "strikeContact";
  record: Recorded;
  send: Send;
}) {
  const { id, version, title, day, what, outcome } = record;
  const form = `${verb}-${id}`;
  return (
    <DialogButton label={tc(verb)} title={`${tc(verb)} · ${title}`} size="sm" variant="quiet">
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={{ id, version }}
            submit={tc(`${verb}.submit`)}
            doneText={tc(`${verb}.done`)}
            onDone={onDone}
          >
            {(typed) => (
              <>
                {verb === "correctContact" ? (
                  <Lines form={form} typed={typed} start={{ day, what, outcome }} />
                ) : null}
                <TextField
                  form={form}
                  typed={typed}
                  label={tc("changeContact.reason")}
                  hint={tc("changeContact.reason.hint")}
                  rows={2}
                  max={200}
                />
              </>
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

function Lines({
  form,
  typed,
  start,
}: {
  form: string;
  typed: Typed;
  start: { day: string; what?: string; outcome?: string | null };
}) {
  return (
    <>
      <DayField form={form} typed={typed} label={tc("recordContact.day")} start={start.day} />
      <TextField
        form={form}
        typed={typed}
        name="what"
        label={tc("recordContact.what")}
        hint={tc("recordContact.what.hint")}
        start={start.what}
        rows={3}
        max={200}
      />
      <TextField
        form={form}
        typed={typed}
        name="outcome"
        label={tc("recordContact.outcome")}
        start={start.outcome ?? undefined}
        rows={2}
        max={200}
        optional
      />
    </>
  );
}

/** Gives the form inside a dialog the way to close it. */
function Closing({ children }: { children: (onDone: () => void) => ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
