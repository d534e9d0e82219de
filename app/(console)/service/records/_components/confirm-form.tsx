"use client";

import { useState, type ReactNode } from "react";
import { tsv } from "@/components/service/text";
import { VerbForm } from "@/components/tickets/verb-form";
import { FieldError } from "@/components/ui/field";
import type { FormAction } from "@/lib/platform/core/action-state";

export interface Waiting {
  id: string;
  /** What is read out for the box. */
  label: string;
  line: ReactNode;
}

/** 批量确认: what is ticked is confirmed with one press. Refusing is a step of its own, with a reason. */
export function ConfirmForm({
  rows,
  action,
  startKey,
}: {
  rows: readonly Waiting[];
  action: FormAction;
  startKey: string;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const all = chosen.size === rows.length;
  function choose(id: string, on: boolean) {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  }
  return (
    <>
      <VerbForm
        form="confirm"
        action={action}
        startKey={startKey}
        submit={tsv("records.confirm", { count: chosen.size })}
        doneText={tsv("records.confirm.done")}
        onDone={() => {
          setChosen(new Set());
        }}
      >
        {(typed) => (
          <>
            <FieldError id="confirm-ids" error={typed.error("ids")} />
            {[...chosen].map((id) => (
              <input key={id} type="hidden" name="ids[]" value={id} />
            ))}
            <label className="flex items-center gap-2 py-1 touch:py-2">
              <input
                type="checkbox"
                className="size-4.5 accent-action touch:size-6"
                checked={all}
                onChange={(event) => {
                  setChosen(new Set(event.target.checked ? rows.map(({ id }) => id) : []));
                }}
              />
              {tsv("records.chooseAll", { count: rows.length })}
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
