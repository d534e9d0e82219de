"use client";

import { VerbForm } from "@/components/forms/verb-form";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";
import { tc } from "./text";

/** Publishing with a day and a reason, or throwing the draft away. */
export function DraftPanel({
  version,
  today,
  keys: [publishKey, discardKey],
  publish,
  discard,
}: {
  version: number;
  today: string;
  keys: readonly [string, string];
  publish: FormAction;
  discard: FormAction;
}) {
  return (
    <>
      <VerbForm
        key={`publish:${String(version)}`}
        action={publish}
        startKey={publishKey}
        form="publish"
        hidden={{ version }}
        submit={tc("publish.go")}
        doneText={tc("publish.done")}
      >
        {(typed) => (
          <div className="grid items-end gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <Field
              name="effectiveFrom"
              form="publish"
              label={tc("publish.from")}
              required
              error={typed.error("effectiveFrom")}
            >
              {(wiring) => (
                <DateInput
                  min={today}
                  defaultValue={typed.text("effectiveFrom") ?? today}
                  {...wiring}
                />
              )}
            </Field>
            <Field
              name="note"
              form="publish"
              label={tc("publish.note")}
              hint={tc("publish.noteHint")}
              required
              error={typed.error("note")}
            >
              {(wiring) => <TextInput defaultValue={typed.text("note")} {...wiring} limit={200} />}
            </Field>
          </div>
        )}
      </VerbForm>
      <details>
        <summary className="text-sm font-semibold text-action">{tc("discard")}</summary>
        <div className="mt-2">
          <VerbForm
            key={`discard:${String(version)}`}
            action={discard}
            startKey={discardKey}
            form="discard"
            hidden={{ version }}
            submit={tc("discard.go")}
            variant="danger"
            doneText={tc("discard.done")}
          >
            {() => <p className="text-sm text-ink-soft">{tc("discard.hint")}</p>}
          </VerbForm>
        </div>
      </details>
    </>
  );
}
