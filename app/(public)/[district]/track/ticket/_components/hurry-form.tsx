"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import { FormHead } from "../../../../_leaves/form-head";
import type { FormProps } from "../../../../_leaves/form-props";
import { t } from "../../../../_leaves/text";
import { useFormAction } from "../../../../_leaves/use-form-action";

/** 催办: one press. Whether it may be, and from when again, the page says around it. */
export function HurryForm({ action, start, district, form }: FormProps) {
  const { state, send, turn } = useFormAction(action, start);
  return (
    <form action={send} className="mt-3 print:hidden" noValidate>
      <div key={turn} className="grid gap-3">
        <FormHead state={state} district={district} form={form} />
        <div>
          <SubmitButton variant="secondary">{t("hurry.send")}</SubmitButton>
        </div>
      </div>
    </form>
  );
}
