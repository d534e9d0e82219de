"use client";

import { useState, type ReactNode } from "react";
import { tc } from "@/components/councils/text";
import { DayField } from "@/components/forms/line-field";
import type { Typed } from "@/components/forms/form-state";
import { VerbForm } from "@/components/forms/verb-form";
import { Button } from "@/components/ui/button";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import { FieldError, fieldId } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { rotationPeriods } from "@/lib/affairs/councils/rules/rotation";
import type { FormAction } from "@/lib/platform/core/action-state";

interface Send {
  action: FormAction;
  startKey: string;
}
interface Subject {
  id: string;
  version: number;
}
interface Unit {
  id: string;
  name: string;
  /** Has a seat now. */
  seated: boolean;
}

/** 定轮值计划: how long a turn lasts, from when on, and in which order. */
export function PlanRotation({
  send,
  council,
  units,
  start,
  chosen,
}: {
  send: Send;
  council: Subject;
  units: readonly Unit[];
  start: string;
  /** Who is in the order from the start. */
  chosen: readonly string[];
}) {
  const form = "planRotation";
  return (
    <DialogButton
      label={tc("planRotation")}
      title={tc("planRotation")}
      icon="plus"
      variant="primary"
      wideDialog
    >
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={{ id: council.id, version: council.version }}
            submit={tc("planRotation.submit")}
            doneText={tc("planRotation.done")}
            onDone={onDone}
          >
            {(typed) => (
              <>
                <RadioGroup
                  name="period"
                  form={form}
                  label={tc("planRotation.period")}
                  look="line"
                  value={typed.text("period") ?? "quarter"}
                  error={typed.error("period")}
                  options={rotationPeriods.map((one) => ({
                    value: one,
                    label: tc(`rotation.period.${one}`),
                  }))}
                />
                <div className="grid gap-3 sm:grid-cols-2">
                  <DayField
                    form={form}
                    typed={typed}
                    name="startsOn"
                    label={tc("planRotation.startsOn")}
                    hint={tc("planRotation.startsOn.hint")}
                    start={start}
                  />
                  <DayField
                    form={form}
                    typed={typed}
                    name="endsOn"
                    label={tc("planRotation.endsOn")}
                    hint={tc("planRotation.endsOn.hint")}
                    optional
                  />
                </div>
                <Order form={form} typed={typed} units={units} chosen={chosen} />
              </>
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

/** The order is the order of the lines; who is not ticked has no turn. */
function Order({
  form,
  typed,
  units,
  chosen,
}: {
  form: string;
  typed: Typed;
  units: readonly Unit[];
  chosen: readonly string[];
}) {
  const [rows, setRows] = useState(
    units.map((unit) => ({ ...unit, on: chosen.includes(unit.id) })),
  );
  const name = "organizationIds";
  const move = (at: number, by: 1 | -1) => {
    const next = [...rows];
    const [one] = next.splice(at, 1);
    if (one !== undefined) next.splice(at + by, 0, one);
    setRows(next);
  };
  return (
    <fieldset>
      <legend className="font-semibold">{tc("planRotation.order")}</legend>
      <p className="text-sm text-ink-soft">{tc("planRotation.order.hint")}</p>
      <FieldError id={fieldId(name, form)} error={typed.error(name)} />
      {rows.map(({ id, on }) =>
        on ? <input key={id} type="hidden" name={`${name}[]`} value={id} readOnly /> : null,
      )}
      <ol className="mt-2 divide-y rounded-md border">
        {rows.map(({ id, name: unit, seated, on }, at) => (
          <li key={id} className="flex items-center gap-2 px-3 py-1.5">
            <label className="flex min-h-8 min-w-0 flex-1 items-center gap-2 touch:min-h-11">
              <input
                type="checkbox"
                className="size-4.5 shrink-0 accent-action touch:size-6"
                checked={on}
                onChange={({ target: { checked } }) => {
                  setRows(rows.map((row) => (row.id === id ? { ...row, on: checked } : row)));
                }}
              />
              <span className="min-w-0">
                {unit}
                {seated ? null : (
                  <span className="block text-sm text-ink-soft">{tc("planRotation.unseated")}</span>
                )}
              </span>
            </label>
            <Button
              size="sm"
              variant="quiet"
              disabled={at === 0}
              aria-label={tc("planRotation.up", { unit })}
              onClick={() => move(at, -1)}
            >
              {tc("planRotation.up.short")}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              disabled={at === rows.length - 1}
              aria-label={tc("planRotation.down", { unit })}
              onClick={() => move(at, 1)}
            >
              {tc("planRotation.down.short")}
            </Button>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}

/** Gives the form inside a dialog the way to close it. */
function Closing({ children }: { children: (onDone: () => void) => ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
