"use client";

import { FormErrorSummary } from "@/components/ui/form-error-summary";
import type { ActionState } from "@/lib/platform/core/action-state";
import { t } from "./text";

/** What every form of the portal sends along, and what went wrong with it. */
export function FormHead({
  state,
  district,
  form,
}: {
  state: ActionState;
  district: string;
  form?: string | undefined;
}) {
  return (
    <>
      <input type="hidden" name="district" value={district} />
      <input type="hidden" name="idempotencyKey" value={state.key} />
      {state.state === "refused" ? (
        <FormErrorSummary title={t("form.summary")} form={form} errors={errorsOf(state)} />
      ) : null}
    </>
  );
}

function errorsOf(state: ActionState & { state: "refused" }) {
  const fields = Object.entries(state.fields).map(([name, text]) => ({ name, text }));
  return fields.length > 0 ? fields : [{ text: state.message }];
}
