"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormProps } from "../../../../_leaves/form-props";
import { FormHead } from "../../../../_leaves/form-head";
import { t } from "../../../../_leaves/text";

/** Forgets number and code in this browser. */
export function LeaveForm({ action, start, district, hint }: FormProps & { hint: string }) {
  const [state, send] = useActionState(action, start);
  return (
    <form action={send} className="flex flex-wrap items-center gap-3 print:hidden" noValidate>
      <FormHead state={state} district={district} />
      <span className="text-ink-soft">{hint}</span>
      <SubmitButton variant="secondary">{t("leave.send")}</SubmitButton>
    </form>
  );
}
