"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { FormAction } from "@/lib/platform/core/action-state";
import type { ActionState } from "@/lib/platform/core/action-state";
import { FormHead } from "../../../_leaves/form-head";
import { t } from "../../../_leaves/text";
import { typedText } from "../../../_leaves/typed";

/**
 * Number and code. A scanned receipt brings the code behind `#`, which no server sees; it is put
 * into its field and taken out of the address, so that it stays in no history.
 */
export function TrackForm({
  action,
  start,
  district,
  number,
}: {
  action: FormAction;
  start: ActionState;
  district: string;
  number: string;
}) {
  const [state, send] = useActionState(action, start);
  const code = useRef<HTMLInputElement>(null);
  const [filled, setFilled] = useState(false);

  useEffect(() => {
    const given = decodeURIComponent(window.location.hash.slice(1));
    if (code.current === null || !/^[0-9A-Z-]{12,20}$/i.test(given)) return;
    code.current.value = given;
    setFilled(true);
    window.history.replaceState(null, "", window.location.pathname + window.location.search);
  }, []);

  const typed = state.state === "refused" ? state.typed : undefined;
  const errors = state.state === "refused" ? state.fields : {};
  return (
    <form action={send} noValidate>
      <div key={state.key} className="grid gap-5">
        <FormHead state={state} district={district} />
        <Field
          name="number"
          label={t("track.number")}
          hint={t("track.numberHint")}
          required
          error={errors["number"]}
        >
          {(wiring) => (
            <TextInput
              inputMode="numeric"
              width="half"
              className="font-mono"
              defaultValue={typedText(typed, "number") ?? number}
              {...wiring}
              maxLength={30}
            />
          )}
        </Field>
        <Field
          name="code"
          label={t("track.code")}
          hint={t("track.codeHint")}
          required
          error={errors["code"]}
        >
          {(wiring) => (
            <TextInput
              ref={code}
              width="half"
              autoCapitalize="characters"
              spellCheck={false}
              className="font-mono"
              defaultValue={typedText(typed, "code") ?? ""}
              {...wiring}
              maxLength={30}
            />
          )}
        </Field>
        <p role="status" className="text-sm text-ok">
          {filled ? t("track.filled") : ""}
        </p>
        <SubmitButton size="lg" wide>
          {t("track.open")}
        </SubmitButton>
      </div>
    </form>
  );
}
