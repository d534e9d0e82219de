"use client";

import { useActionState, useEffect } from "react";
import type { FormAction } from "@/lib/platform/core/action-state";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { showToast } from "../ui/toast";
import { tl } from "./text";

type Answer = Awaited<ReturnType<FormAction>>;

/**
 * Takes the list out as a file: the action records that it happened, its answer says where the file
 * is. Too many rows and the like are told here, beside the button.
 */
export function ExportButton({
  action,
  start,
  filter,
  label = tl("export"),
}: {
  action: FormAction;
  start: Answer;
  label?: string;
  filter: Readonly<Record<string, string | undefined>>;
}) {
  const [state, send] = useActionState(action, start);
  const result = state.state === "done" ? state.result : null;
  const file = typeof result === "string" ? result : null;

  useEffect(() => {
    if (file === null) return;
    showToast(tl("export.done"));
    window.location.assign(file);
  }, [file]);

  return (
    <form action={send} className="max-w-full" noValidate>
      {Object.entries(filter).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <input type="hidden" name="idempotencyKey" value={state.key} />
      <SubmitButton variant="secondary">{label}</SubmitButton>
      {state.state === "refused" ? (
        <div className="mt-2 max-w-sm">
          <Notice tone="bad" live>
            {state.message}
          </Notice>
        </div>
      ) : null}
    </form>
  );
}
