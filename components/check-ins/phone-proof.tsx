"use client";

import { startTransition, useActionState, useRef } from "react";
import { Button } from "../ui/button";
import { Field, fieldId } from "../ui/field";
import { Notice } from "../ui/notice";
import { TextInput } from "../ui/text-input";
import type { ActionState, FormAction } from "@/lib/platform/core/action-state";
import { tc } from "./text";

/** The phone, and the code that proves it, where the district can send one. */
export function PhoneProof({
  ask,
  start,
  district,
  codes,
  phone,
  code,
  errors,
  label = tc("register.phone"),
}: {
  ask: FormAction;
  start: ActionState;
  district: string;
  codes: boolean;
  phone: string | undefined;
  code: string | undefined;
  errors: Readonly<Record<string, string>>;
  label?: string;
}) {
  const [state, send, asking] = useActionState(ask, start);
  const box = useRef<HTMLDivElement>(null);
  const shown = shownCode(state);

  // Sent by hand: the code is asked for from inside of the form, which must not be sent itself.
  function askNow() {
    const input = box.current?.querySelector(`#${fieldId("phone")}`);
    const data = new FormData();
    data.set("district", district);
    data.set("purpose", "check_in");
    data.set("phone", input instanceof HTMLInputElement ? input.value : "");
    startTransition(() => send(data));
  }

  return (
    <div ref={box} className="grid gap-4">
      <Field
        name="phone"
        label={label}
        hint={tc("register.phoneHint")}
        required
        error={errors["phone"] ?? (state.state === "refused" ? state.fields["phone"] : undefined)}
      >
        {(wiring) => (
          <TextInput
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            maxLength={20}
            width="half"
            defaultValue={phone}
            {...wiring}
          />
        )}
      </Field>
      {codes ? (
        <Field name="code" label={tc("register.code")} required error={errors["code"]}>
          {(wiring) => (
            <div className="flex flex-wrap gap-2">
              <TextInput
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={8}
                width="phone"
                defaultValue={code}
                {...wiring}
              />
              <Button onClick={askNow} aria-disabled={asking || undefined}>
                {tc(state.state === "done" ? "register.getCodeAgain" : "register.getCode")}
              </Button>
            </div>
          )}
        </Field>
      ) : (
        <Notice tone="info">{tc("register.noCodes")}</Notice>
      )}
      {state.state === "refused" && state.fields["phone"] === undefined ? (
        <Notice tone="warn" live>
          {state.message}
        </Notice>
      ) : null}
      {state.state === "done" ? (
        <Notice tone="info" live>
          {shown === null ? tc("register.codeSent") : tc("register.codeShown", { code: shown })}
        </Notice>
      ) : null}
    </div>
  );
}

/** The code itself, which only a demo district tells. */
function shownCode(state: ActionState): string | null {
  if (state.state !== "done" || typeof state.result !== "object" || state.result === null)
    return null;
  const shown: unknown = Object.entries(state.result).find(([name]) => name === "shown")?.[1];
  return typeof shown === "string" ? shown : null;
}
