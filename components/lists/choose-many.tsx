"use client";

import { useState, type ReactNode } from "react";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { Typed } from "../forms/form-state";
import { VerbForm } from "../forms/verb-form";
import { FieldError } from "../ui/field";

export interface Choice {
  id: string;
  /** What is read out for the box. */
  label: string;
  line: ReactNode;
}

/** 成批办理: what is ticked is done with one press, all of it or, if something was decided meanwhile, nothing. */
export function ChooseMany({
  form,
  rows,
  action,
  startKey,
  all,
  submit,
  doneText,
  children,
}: {
  form: string;
  rows: readonly Choice[];
  action: FormAction;
  startKey: string;
  /** The label of the box that ticks everything. */
  all: string;
  submit: (count: number) => string;
  doneText: string;
  /** What else is asked, once for all of them. */
  children?: ((typed: Typed) => ReactNode) | undefined;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const whole = chosen.size === rows.length;
  function choose(id: string, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  }
  return (
    <>
      <VerbForm
        form={form}
        action={action}
        startKey={startKey}
        submit={submit(chosen.size)}
        doneText={doneText}
        onDone={() => {
          setChosen(new Set());
        }}
      >
        {(typed) => (
          <>
            {children?.(typed)}
            <FieldError id={`${form}-ids`} error={typed.error("ids")} />
            {[...chosen].map((id) => (
              <input key={id} type="hidden" name="ids[]" value={id} />
            ))}
            <label className="flex items-center gap-2 py-1 touch:py-2">
              <input
                type="checkbox"
                className="size-4.5 accent-action touch:size-6"
                checked={whole}
                onChange={(event) => {
                  setChosen(new Set(event.target.checked ? rows.map(({ id }) => id) : []));
                }}
              />
              {all}
            </label>
          </>
        )}
      </VerbForm>
      <ul className="mt-3 border-t">
        {rows.map(({ id, label, line }) => (
          <li key={id} className="flex items-start gap-3 border-b py-3 last:border-0">
            <input
              type="checkbox"
              aria-label={label}
              className="mt-0.5 size-4.5 shrink-0 accent-action touch:size-6"
              checked={chosen.has(id)}
              onChange={(event) => {
                choose(id, event.target.checked);
              }}
            />
            <div className="min-w-0 flex-1">{line}</div>
          </li>
        ))}
      </ul>
    </>
  );
}
