"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { FormHead } from "../../../../_leaves/form-head";
import type { FormProps } from "../../../../_leaves/form-props";
import { t } from "../../../../_leaves/text";
import { useFormAction } from "../../../../_leaves/use-form-action";

/** 撤回, folded away and asked twice: it cannot be undone. */
export function WithdrawForm({ action, start, district, form }: FormProps) {
  const { state, send, turn, refused } = useFormAction(action, start);
  return (
    <details className="rounded-lg border px-4 py-2" open={refused !== null}>
      <summary className="flex min-h-11 items-center text-bad underline underline-offset-4">
        {t("withdraw.open")}
      </summary>
      <form action={send} noValidate>
        <div key={turn} className="grid gap-3 pt-1 pb-2">
          <FormHead state={state} district={district} form={form} />
          <p>{t("withdraw.text")}</p>
          <Checkbox
            name="confirm"
            value="yes"
            form={form}
            label={t("withdraw.confirm")}
            required
            error={refused?.fields["confirm"]}
          />
          <div>
            <SubmitButton variant="danger">{t("withdraw.send")}</SubmitButton>
          </div>
        </div>
      </form>
    </details>
  );
}
