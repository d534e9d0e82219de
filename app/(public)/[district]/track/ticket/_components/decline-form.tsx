"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { SubmitButton } from "@/components/ui/submit-button";
import { FormHead } from "../../../../_leaves/form-head";
import type { FormProps } from "../../../../_leaves/form-props";
import { t } from "../../../../_leaves/text";
import { useFormAction } from "../../../../_leaves/use-form-action";

/** "不需要回复", folded away: nobody calls any more, the result can still be read here. */
export function DeclineForm({ action, start, district, form }: FormProps) {
  const { state, send, turn, refused } = useFormAction(action, start);
  return (
    <details className="rounded-lg border px-4 py-2" open={refused !== null}>
      <summary className="flex min-h-11 items-center underline underline-offset-4">
        {t("decline.open")}
      </summary>
      <form action={send} noValidate>
        <div key={turn} className="grid gap-3 pt-1 pb-2">
          <FormHead state={state} district={district} form={form} />
          <p>{t("decline.text")}</p>
          <Checkbox
            name="confirm"
            value="yes"
            form={form}
            label={t("decline.confirm")}
            required
            error={refused?.fields["confirm"]}
          />
          <div>
            <SubmitButton>{t("decline.send")}</SubmitButton>
          </div>
        </div>
      </form>
    </details>
  );
}
