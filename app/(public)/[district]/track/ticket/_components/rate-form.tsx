"use client";

import { RatingFormFields } from "@/components/tickets/rating-form-fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { FormHead } from "../../../../_leaves/form-head";
import type { FormProps } from "../../../../_leaves/form-props";
import { t } from "../../../../_leaves/text";
import { typedText } from "../../../../_leaves/typed";
import { useFormAction } from "../../../../_leaves/use-form-action";

/** 评价. When it has arrived the page shows the answers instead of this form. */
export function RateForm({ action, start, district }: FormProps) {
  const { state, send, turn, refused } = useFormAction(action, start);
  const was = (name: string) => typedText(refused?.typed, name);
  return (
    <form action={send}>
      <div key={turn} className="grid gap-6">
        <FormHead state={state} district={district} />
        <RatingFormFields
          values={{
            contacted: was("contacted"),
            solved: was("solved"),
            satisfied: was("satisfied"),
            comment: was("comment"),
          }}
          errors={refused?.fields}
        />
        <SubmitButton size="lg" wide>
          {t("rate.send")}
        </SubmitButton>
      </div>
    </form>
  );
}
