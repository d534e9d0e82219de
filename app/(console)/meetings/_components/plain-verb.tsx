"use client";

import type { ReactNode } from "react";
import { tme } from "@/components/meetings/text";
import type { Typed } from "@/components/forms/form-state";
import { TextField } from "@/components/forms/text-field";
import { VerbForm } from "@/components/forms/verb-form";
import { Checkbox } from "@/components/ui/checkbox";
import { DialogButton, useCloseDialog } from "@/components/ui/dialog";
import type { FormAction } from "@/lib/platform/core/action-state";

export type PlainVerb = "notify" | "conclude" | "publish" | "review" | "callOff";

/** A step that needs a word or none: a button, what it means, and the confirmation. */
export function PlainStep({
  verb,
  meeting,
  send,
  main = false,
  days = 0,
}: {
  verb: PlainVerb;
  meeting: { id: string; version: number };
  send: { action: FormAction; startKey: string };
  main?: boolean;
  days?: number;
}) {
  const form = `meeting-${verb}`;
  return (
    <DialogButton label={tme(verb)} title={tme(verb)} variant={main ? "primary" : undefined}>
      <Closing>
        {(onDone) => (
          <VerbForm
            {...send}
            form={form}
            hidden={meeting}
            submit={tme(`${verb}.submit`)}
            doneText={tme(`${verb}.done`)}
            onDone={onDone}
          >
            {(typed) => (
              <>
                <p className="text-ink-soft">{tme(`${verb}.hint`, { days })}</p>
                <Fields verb={verb} form={form} typed={typed} />
              </>
            )}
          </VerbForm>
        )}
      </Closing>
    </DialogButton>
  );
}

function Fields({ verb, form, typed }: { verb: PlainVerb; form: string; typed: Typed }) {
  switch (verb) {
    case "notify":
    case "publish":
      return null;
    case "conclude":
      return <Checkbox name="none" form={form} label={tme("conclude.none")} />;
    case "review":
      return <TextField form={form} typed={typed} label={tme("review.text")} rows={4} max={1000} />;
    case "callOff":
      return <TextField form={form} typed={typed} label={tme("callOff.text")} rows={2} max={300} />;
  }
}

/** Gives the form inside a dialog the way to close it. */
export function Closing({ children }: { children: (onDone: () => void) => ReactNode }) {
  const close = useCloseDialog();
  return children(close);
}
